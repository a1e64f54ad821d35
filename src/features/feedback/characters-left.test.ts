import { expect, test } from 'vitest'
import { charactersLeft, leftToAnnounce } from './characters-left.ts'

test('an empty comment may still have 1,250 characters', () => {
  expect(charactersLeft('')).toBe(1250)
})

test('characters are counted as the API counts them, so that a picture in text counts as what it takes', () => {
  expect(charactersLeft('👍')).toBe(1248)
})

test.each([
  [150, 149, null],
  [101, 100, 100],
  [100, 99, null],
  [21, 20, 20],
  [1, 0, 0],
  [0, -1, null],
  [-1, 0, null],
  [20, 21, null],
])('with %i characters left before and %i now, %s is said', (before, after, said) => {
  expect(leftToAnnounce(before, after)).toBe(said)
})

test('a long text that is pasted is said once, as it is', () => {
  expect(leftToAnnounce(1250, -12)).toBe(-12)
})
