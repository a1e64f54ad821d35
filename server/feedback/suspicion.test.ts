import { describe, expect, test } from 'vitest'
import { likenessOf, suspicion } from './suspicion.ts'

const signs = {
  text: 'Step 2 could say where the button is.',
  website: undefined,
  took: 20_000,
  pace: 3000,
  cameBefore: false,
}

describe('a comment is folded', () => {
  test.each([
    ['that fills in what no person sees', { website: 'https://spam.example' }, 'trap'],
    ['that was written faster than any person writes', { took: 2999 }, 'too-fast'],
    ['of a link', { text: 'https://spam.example/a?b=c' }, 'links-only'],
    [
      'of links in all their dresses',
      { text: '<a href="https://spam.example">x</a> [url=http://a.example] spam.example/1' },
      'links-only',
    ],
    ['that came before', { cameBefore: true }, 'duplicate'],
  ] as const)('%s', (_which, changes, reason) => {
    expect(suspicion({ ...signs, ...changes })).toBe(reason)
  })

  test.each([
    ['an honest one', {}],
    ['of who is signed in and was never measured', { took: null }],
    ['that names a page', { text: 'The link https://portal.example/articles/sign-in is dead' }],
    ['in one word', { text: 'Danke' }],
    ['in another script', { text: '谢谢！很有帮助' }],
    ['of a smile', { text: '👍' }],
    ['with an empty trap, as a form sends it', { website: '' }],
  ] as const)('but not %s', (_which, changes) => {
    expect(suspicion({ ...signs, ...changes })).toBeNull()
  })
})

test('the same text is known again, however it is set', async () => {
  const text = 'Buy cheap watches from us, the best of all watches'
  const likeness = await likenessOf(text)
  expect(likeness).toMatch(/^[0-9a-f]{64}$/)
  expect(await likenessOf(`  ${text.toUpperCase().replaceAll(' ', '\n ')} `)).toBe(likeness)
  expect(await likenessOf(text.replaceAll('a', 'ａ'))).toBe(likeness)
  expect(await likenessOf(`${text}!`)).not.toBe(likeness)
})

test('what two readers may both say by chance is not known again', async () => {
  expect(await likenessOf('Thank you, this helped me a lot!')).toBeNull()
})
