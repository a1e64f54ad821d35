import { expect, test } from 'vitest'
import { trend } from './trend.ts'
import type { Distribution } from '../store/store.ts'

const none: Distribution = [0, 0, 0, 0, 0]
const threes: Distribution = [0, 0, 20, 0, 0]
const fours: Distribution = [0, 0, 0, 20, 0]

test('a rewritten page is compared with what it was before', () => {
  expect(trend({ earlier: threes, current: fours, recent: none })).toEqual({
    since: 'revision',
    change: 1,
    clear: true,
  })
})

test('a page of one revision is compared with itself, thirty days ago', () => {
  const current: Distribution = [20, 0, 0, 20, 0]
  expect(trend({ earlier: none, current, recent: [20, 0, 0, 0, 0] })).toEqual({
    since: 'days',
    change: -3,
    clear: true,
  })
})

test('a change that chance could make is said to be no clear one', () => {
  const trends = trend({ earlier: [2, 0, 1, 0, 3], current: [1, 0, 1, 0, 4], recent: none })
  expect(trends).toMatchObject({ since: 'revision', clear: false })
})

test('a handful of votes is compared with nothing', () => {
  expect(trend({ earlier: [4, 0, 0, 0, 0], current: fours, recent: none })).toBeNull()
  expect(trend({ earlier: threes, current: [4, 0, 0, 0, 0], recent: none })).toBeNull()
})
