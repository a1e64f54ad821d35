import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareVersions, holdsFor, orderFor } from './versions.ts'

const seasons = ['spring', 'summer', 'autumn']

describe('an article holds', () => {
  test.each<[string, Parameters<typeof holdsFor>, boolean]>([
    ['for every version if it is not specific to one', ['not-version-specific', '9.9'], true],
    ['for each version of its list', [['2.0', '2.1'], '2.1'], true],
    ['for no version between those of its list', [['2.0', '2.2'], '2.1'], false],
    ['from the first version of its range', [{ from: '2.0', to: '3.4' }, '2.0'], true],
    ['to the last', [{ from: '2.0', to: '3.4' }, '3.4'], true],
    ['by numbers, not by letters', [{ from: '2.0', to: '3.4' }, '2.10'], true],
    ['not before its range', [{ from: '2.10' }, '2.9'], false],
    ['not after it', [{ to: '3.4' }, '3.4.1'], false],
    ['from a version on', [{ from: '2.0' }, '14'], true],
    ['up to a version', [{ to: '3.4' }, '0.1'], true],
    ['by the order of the product', [{ from: 'summer' }, 'autumn', seasons], true],
    ['by that alone where it knows both', [{ from: 'summer' }, 'spring', seasons], false],
    ['for a version that the product has not listed, by its number', [{ from: '2.0' }, '3.0', ['2.0']], true],
  ])('%s', (_what, [versions, version, order], expected) => {
    expect(holdsFor(versions, version, order)).toBe(expected)
  })
})

test('a range without an end is both ranges that end there, together', () => {
  const version = fc.array(fc.nat(20), { minLength: 1, maxLength: 3 }).map((parts) => parts.join('.'))
  fc.assert(
    fc.property(version, version, version, (from, to, one) => {
      const both = holdsFor({ from }, one) && holdsFor({ to }, one)
      expect(holdsFor({ from, to }, one)).toBe(both)
      expect(Math.sign(compareVersions(from, to))).toBe(-Math.sign(compareVersions(to, from)) || 0)
    }),
  )
})

test('the order is that of the product which knows the whole range', () => {
  const lines = [
    { id: 'desk', versions: ['1', '2'] },
    { id: 'portal', versions: seasons },
  ]
  const range = { from: 'spring', to: 'autumn' }
  expect(orderFor({ versions: range, products: [] }, lines)).toBe(seasons)
  expect(orderFor({ versions: range, products: ['portal'] }, lines)).toBe(seasons)
  expect(orderFor({ versions: range, products: ['desk'] }, lines)).toEqual([])
  expect(orderFor({ versions: { from: '1', to: '3' }, products: [] }, lines)).toEqual([])
})
