import { describe, expect, test } from 'vitest'
import { fold, wordsOf } from './words.ts'

const terms = (text: string) => wordsOf(text).map(({ term }) => term)

describe('the words of a text', () => {
  test.each([
    ["Can't log in", ['cant', 'log', 'in']],
    ['can’t', ['cant']],
    ['cant', ['cant']],
    ['The reader’s password', ['the', 'reader', 'password']],
    ['Sign-in page', ['signin', 'sign', 'in', 'page']],
    ['e‑mail', ['email', 'e', 'mail']],
    ['AADSTS50105: not assigned', ['aadsts50105', 'not', 'assigned']],
    ['error=invalid_grant&x=1', ['error', 'invalid_grant', 'invalid', 'grant', 'x', '1']],
    ['0x80070005', ['0x80070005']],
    ['data/portal.db', ['data', 'portal.db', 'portal', 'db']],
    ['It works. Really.', ['it', 'works', 'really']],
    ['Straße, Łódź, naïve, SMØRREBRØD', ['strasse', 'lodz', 'naive', 'smorrebrod']],
    ['ﬁle Ⅳ', ['file', 'iv']],
    ['пароль 密码', ['пароль', '密码']],
    ['_ - …', ['_']],
    ['', []],
  ])('of “%s” are %j', (text, expected) => {
    expect(terms(text)).toEqual(expected)
  })

  test('stand where they say', () => {
    const text = 'Reset your sign-in: can’t'
    for (const { term, start, end } of wordsOf(text)) {
      const there = fold(text.slice(start, end)).replace(/[-’]/g, '')
      expect(there).toBe(term)
    }
  })
})
