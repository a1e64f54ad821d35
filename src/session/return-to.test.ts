import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { safeReturnTo } from './return-to.ts'

const origin = 'https://help.example.com'

test.each([
  ['/articles/sign-in', '/articles/sign-in'],
  ['/articles?kind=video&product=a#b', '/articles?kind=video&product=a#b'],
  ['/troubleshooters/sign-in/x?a=b', '/troubleshooters/sign-in/x?a=b'],
  ['/a/../articles', '/articles'],
  ['/authors', '/authors'],
  ['/?next=https://evil.example', '/?next=https://evil.example'],
])('%s is kept', (value, expected) => {
  expect(safeReturnTo(value, origin)).toBe(expected)
})

test.each([
  '//evil.example',
  '///evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  '/\u0000/evil.example',
  '/.//evil.example',
  '/x/..//evil.example',
  'javascript:alert(1)',
  ' javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'data:text/html,x',
  'https://evil.example/',
  'http:evil.example',
  'https://help.example.com@evil.example/',
  'help.example.com@evil.example',
  'https:/evil.example',
  '/auth/callback',
  '/auth/callback?code=1&state=2',
  '/auth',
  '/AUTH/callback',
  '/%61uth/callback',
  '/x/../auth/callback',
  '/sign-in?returnTo=/x',
  '/signed-out',
  `/${'a'.repeat(3000)}`,
  'articles',
  '',
  null,
  undefined,
  7,
  { toString: () => '/x' },
])('%j leads to the start page', (value) => {
  expect(safeReturnTo(value, origin)).toBe('/')
})

test('whatever the value, the browser stays on this origin and never goes back to the callback', () => {
  const piece = fc.constantFrom(
    '/',
    '\\',
    '.',
    '..',
    ':',
    '@',
    '?',
    '#',
    '%2f',
    '%5c',
    '\t',
    'auth',
    'evil.example',
    'http',
  )
  const values = fc.oneof(
    fc.string(),
    fc.webUrl(),
    fc.array(piece).map((pieces) => `/${pieces.join('')}`),
  )
  fc.assert(
    fc.property(values, (value) => {
      const url = new URL(safeReturnTo(value, origin), origin)
      expect(url.origin).toBe(origin)
      expect(url.pathname).not.toMatch(/^\/+auth(\/|$)/i)
      // Used twice: at the start and on the way back.
      expect(safeReturnTo(url.pathname + url.search + url.hash, origin)).toBe(
        url.pathname + url.search + url.hash,
      )
    }),
    { numRuns: 300 },
  )
})
