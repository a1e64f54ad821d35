import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { depthOf } from './request-limits.ts'

/** What `depthOf` counts without reading the JSON. */
const depthIn = (value: unknown): number =>
  typeof value === 'object' && value !== null ? 1 + Math.max(0, ...Object.values(value).map(depthIn)) : 0

test('brackets are counted as a reader of the JSON would find them, and none that stand in texts', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(depthOf(JSON.stringify(value))).toBe(depthIn(value))
    }),
  )
})

test('what is no JSON is counted all the same, and quickly', () => {
  for (const text of [
    '[',
    '"[[[',
    '"\\"[',
    '[[]',
    ']]]['.repeat(4000),
    '"\\'.repeat(8000),
    '['.repeat(16_000),
  ])
    expect(depthOf(text)).toBeGreaterThanOrEqual(0)
  expect(depthOf('[{"a":"]}"')).toBe(2)
})
