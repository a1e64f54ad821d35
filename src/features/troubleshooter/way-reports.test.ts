import { beforeEach, expect, test } from 'vitest'
import type { OutcomeReport } from '../../../contract/outcome-report.ts'
import { createWayReports, type Stand } from './way-reports.ts'

let sent: (OutcomeReport & { flow: string })[] = []
beforeEach(() => {
  sent = []
})

function reports({ keepsToItself = false } = {}) {
  let ways = 0
  return createWayReports({
    send: (flow, report) => sent.push({ flow, ...report }),
    newId: () => `way-${(ways += 1)}`,
    keepsToItself: () => keepsToItself,
  })
}
const at = (step: string, answers: Record<string, string> = {}): Stand => ({
  version: 'v1',
  step,
  answers,
  checks: {},
})
const told = () => sent.map(({ walk, turn, step, solved }) => [walk, turn, step, solved])

test('a reader who leaves without a word is reported once for each place, however often the page is hidden', () => {
  const way = reports()
  way.stand('sign-in', at('what'))
  way.leave()
  way.leave()
  way.stand('sign-in', at('since', { what: 'locked' }))
  way.leave()
  expect(told()).toEqual([
    ['way-1', 1, 'what', null],
    ['way-1', 2, 'since', null],
  ])
})

test('a reader who leaves after a verdict is not reported as having said nothing', () => {
  const way = reports()
  way.stand('sign-in', at('reset', { what: 'forgot' }))
  way.verdict('reset', true)
  way.stand('sign-in', at('reset', { what: 'forgot' }))
  way.leave()
  expect(told()).toEqual([['way-1', 1, 'reset', true]])
})

test('what did not help is one way with what is tried next', () => {
  const way = reports()
  way.stand('sign-in', at('reset'))
  way.verdict('reset', false)
  way.stand('sign-in', at('no-mail', { reset: 'unsolved' }))
  way.leave()
  way.verdict('no-mail', true)
  expect(told()).toEqual([
    ['way-1', 1, 'reset', false],
    ['way-1', 2, 'no-mail', null],
    ['way-1', 3, 'no-mail', true],
  ])
})

test('who begins again, has been helped, or opens another troubleshooter goes another way', () => {
  const way = reports()
  way.stand('sign-in', at('what'))
  way.end()
  way.stand('sign-in', at('what'))
  way.verdict('what', true)
  way.stand('sign-in', at('since'))
  way.stand('video', at('start'))
  way.leave()
  expect(sent.map(({ flow, walk, step }) => [flow, walk, step])).toEqual([
    ['sign-in', 'way-1', 'what'],
    ['sign-in', 'way-2', 'what'],
    ['sign-in', 'way-3', 'since'],
    ['video', 'way-4', 'start'],
  ])
})

test('a browser that asks not to be followed tells only what the reader says, tied to nothing', () => {
  const way = reports({ keepsToItself: true })
  way.stand('sign-in', at('what'))
  way.leave()
  way.stand('sign-in', at('reset', { what: 'forgot' }))
  way.verdict('reset', false)
  way.end()
  expect(told()).toEqual([[undefined, 1, 'reset', false]])
})

test('a verdict behind a sensitive answer is not undone by leaving from behind it', () => {
  const way = reports()
  way.stand('sign-in', at('who'), 'the outcome behind it')
  way.verdict('own-account', false)
  way.stand('sign-in', at('who'), 'what is tried next')
  way.leave()
  expect(told()).toEqual([['way-1', 1, 'own-account', false]])
})
