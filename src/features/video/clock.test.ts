import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { clock, cueAt, secondIn } from './clock.ts'

test.each([
  [0, '0:00'],
  [83.9, '1:23'],
  [600, '10:00'],
  [3723, '1:02:03'],
])('%d seconds are said as %s', (seconds, said) => {
  expect(clock(seconds)).toBe(said)
})

test('a clock goes on by one with every second', () => {
  const backwards = (said: string) => said.split(':').reduce((sum, part) => sum * 60 + Number(part), 0)
  fc.assert(
    fc.property(fc.nat(1_000_000), (seconds) => {
      expect(backwards(clock(seconds))).toBe(seconds)
    }),
  )
})

test.each([
  ['#t=83', 83],
  ['#t=83.5', 83.5],
  ['#t=0', 0],
  ['', null],
  ['#steps', null],
  ['#t=', null],
  ['#t=1e9', null],
  ['#t=-4', null],
  ['#t=83,90', null],
])('the address %j names the second %s', (hash, second) => {
  expect(secondIn(hash)).toBe(second)
})

test('a cue holds until the next one begins', () => {
  const cues = [{ start: 2 }, { start: 5 }]
  expect([0, 2, 4.9, 5, 100].map((second) => cueAt(cues, second))).toEqual([-1, 0, 0, 1, 1])
})
