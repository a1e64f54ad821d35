import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formulas, hostileTexts } from '../../../tests/hostile-texts.ts'
import { csvRows, neutralised } from './csv.ts'

const begins = /^[\s"'\p{Cf}\u00a0\u3000]*[=+\-@\uff1d\uff0b\uff0d\uff20]/u
/** Safe is what does not begin with a sign, or has the apostrophe directly before it. */
const calculates = (cell: string) =>
  begins.test(cell) && !/^[^=+\-@\uff1d\uff0b\uff0d\uff20]*'[=+\-@\uff1d\uff0b\uff0d\uff20]/u.test(cell)

/** Cells as they should be read, and as programs read them that take another sign for the separator and do not believe in quotes. */
function cellsOf(csv: string): string[] {
  const careless = csv
    .split(/\r\n|[\r\n\u0085\u2028\u2029]/)
    .flatMap((line) => [',', ';', '\t', '|'].flatMap((separator) => line.split(separator)))
  return [...careless, ...parse(csv).flat()]
}

describe('a file for spreadsheets', () => {
  test('comes back as one row for each comment, with every text as it was but for the apostrophes', () => {
    const rows = hostileTexts.map((text, index) => [`id-${index}`, text, null, 3])
    const csv = csvRows(rows, ['id', 'text', 'note', 'stars'])
    expect(csv.startsWith('\ufeff"id"')).toBe(true)
    const [head, ...read] = parse(csv, { bom: true })
    expect(head).toEqual(['id', 'text', 'note', 'stars'])
    expect(read).toEqual(hostileTexts.map((text, index) => [`id-${index}`, neutralised(text), '', '3']))
    for (const [index, text] of hostileTexts.entries())
      expect(read[index]?.[1]?.replaceAll("'", '')).toBe(text.replaceAll("'", ''))
  })

  test.each(hostileTexts)('calculates nothing for %j', (text) => {
    expect(cellsOf(csvRows([['id', text, text]])).filter(calculates)).toEqual([])
  })

  test('calculates nothing, whatever is made of such pieces', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        ...formulas,
        '=',
        '+',
        '-',
        '@',
        '"',
        "'",
        ',',
        ';',
        '|',
        '\t',
        '\r',
        '\n',
        ' ',
        '\u200b',
      ),
      fc.string({ maxLength: 5 }),
    )
    const text = fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join(''))
    fc.assert(
      fc.property(text, text, (first, second) => {
        const csv = csvRows([
          ['id', first, second],
          ['id', second, first],
        ])
        expect(parse(csv)).toHaveLength(2)
        expect(cellsOf(csv).filter(calculates)).toEqual([])
      }),
    )
  })

  test.each(['\t', '\n ', '"\n'])('looks once at each of many signs that stand for nothing: %j', (signs) => {
    // As if a hundred comments were one. Looked at anew from each of them, it would outlast every time limit.
    const text = `a${signs.repeat(120_000 / signs.length)}a`
    expect(neutralised(text)).toBe(text)
  })

  test('leaves ordinary words alone', () => {
    for (const text of ['Step 3 is wrong', 'a-b, c+d = e', 'me@example.com', '“=” is a sign', "it's"])
      expect(neutralised(text)).toBe(text)
  })
})
