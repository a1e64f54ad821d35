import fc from 'fast-check'
import { expect, test } from 'vitest'
import { looksPrivate } from './looks-private.ts'

test.each([
  ['password', 'My password: hunter2 does not work'],
  ['password', 'PWD=letmein'],
  ['password', 'the password is “Sommer24”'],
  ['password', 'I always typed Tr0ub4dor&3 there'],
  ['token', 'Authorization: Bearer c29tZXRoaW5nIGxvbmcgZW5vdWdo'],
  ['token', 'it says eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJtaXJhIn0.c2lnbmF0dXJl'],
  ['token', 'I came from https://portal.example/auth/callback?code=5Tq8xWz3k1&state=x'],
  ['token', 'the key 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b'],
  ['phone', 'Call me on +358 40 123 4567.'],
  ['phone', 'My number is 0049 (30) 901820'],
  ['phone', 'ring 030/901820-11'],
  ['phone', 'ring (555) 123-4567'],
  ['card', 'charged to 4242 4242 4242 4242'],
  ['card', 'charged to 5555-5555-5555-4444'],
] as const)('a reader is warned of a %s in “%s”', (kind, text) => {
  expect(looksPrivate(text)).toEqual([kind])
})

test.each([
  'My password is wrong every time, and the mail never comes.',
  'The password was reset on 2026-11-23 at 10:30:12, and again on 23.11.2026 10:31.',
  'Chapter 3, version 2026.1.4.12 on 192.168.100.200, 1920 x 1080 pixels, 1,250 characters',
  'See https://portal.example/articles/reset-your-password?article=accept-an-invitation',
  'The error said: reference 3f2504e0-4f89-41d3-9a0c-0305e82c3301',
  'Write to mira.lund2@example.com, order 4242 4242 4242 4241 was mine',
  'Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen',
])('a reader is left in peace over “%s”', (text) => {
  expect(looksPrivate(text)).toEqual([])
})

test.each(['@', 'a@', '@a'])('a text of nothing but “%s” holds nobody up', (sign) => {
  // Longer than a comment may be. Looked through once for each sign and each pair of them, it would outlast every time limit.
  expect(looksPrivate(sign.repeat(3000))).toEqual([])
})

test('a card number is found however it is grouped', () => {
  const cards = fc
    .tuple(fc.constantFrom('2', '3', '4', '5', '6'), fc.stringMatching(/^\d{11,17}$/))
    .map(([first, rest]) => withCheckDigit(first + rest))
  const gaps = fc.array(fc.constantFrom('', ' ', '-'), { minLength: 19, maxLength: 19 })
  fc.assert(
    fc.property(cards, gaps, (card, gap) => {
      const grouped = [...card].map((digit, index) => (index === 0 ? digit : gap[index] + digit)).join('')
      expect(looksPrivate(`It was ${grouped}, I think`)).toContain('card')
    }),
  )
})

test('plain words are never suspicious', () => {
  const word = fc.stringMatching(/^[A-Z]?[a-z]{1,30}[.,!?]?$/)
  fc.assert(
    fc.property(fc.array(word), (words) => {
      expect(looksPrivate(words.join(' '))).toEqual([])
    }),
  )
})

/** The check digit as the norm describes it, from the other side: try all ten. */
function withCheckDigit(digits: string): string {
  const doubled = [0, 2, 4, 6, 8, 1, 3, 5, 7, 9]
  const sum = (number: string) =>
    [...number]
      .toReversed()
      .reduce((total, digit, index) => total + (index % 2 ? (doubled[Number(digit)] ?? 0) : Number(digit)), 0)
  const fitting = [...'0123456789'].find((last) => sum(digits + last) % 10 === 0)
  return `${digits}${fitting}`
}
