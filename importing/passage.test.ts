import fc from 'fast-check'
import { expect, test } from 'vitest'
import { apply, type Edit, passageOf } from './passage.ts'

/** Edits that do not overlap, as a text with other lines between its own. */
const edited = fc
  .array(
    fc.tuple(
      fc.constantFrom('a\n', 'b', '\n', 'c d'),
      fc.option(fc.constantFrom('', 'x', 'x\ny\n')),
      fc.nat(2),
    ),
  )
  .map((parts) => {
    let text = ''
    let wanted = ''
    const edits: Edit[] = []
    for (const [kept, by, taken] of parts) {
      text += kept
      wanted += kept
      if (by === null) continue
      const gone = '-\n'.repeat(taken)
      edits.push({ from: text.length, to: text.length + gone.length, by })
      text += gone
      wanted += by
    }
    return { text, wanted, edits }
  })

test('edits change what they say and nothing else, and every line knows where it was written', () => {
  fc.assert(
    fc.property(edited, ({ text, wanted, edits }) => {
      const passage = apply(passageOf(text, 'a.md', 5), edits)
      expect(passage.text).toBe(wanted)
      expect(passage.origins).toHaveLength(wanted.split('\n').length)
      const lines = passage.origins.map(({ line }) => line)
      expect(lines).toEqual(lines.toSorted((a, b) => a - b))
      expect(lines.at(-1)).toBeLessThanOrEqual(text.split('\n').length + 4)
    }),
  )
})

test('a line below what was taken away is where it was', () => {
  const passage = apply(passageOf('one\ntwo\nthree\nfour', 'a.md'), [{ from: 4, to: 8, by: '' }])
  expect(passage).toEqual({
    text: 'one\nthree\nfour',
    origins: [1, 3, 4].map((line) => ({ file: 'a.md', line })),
  })
})
