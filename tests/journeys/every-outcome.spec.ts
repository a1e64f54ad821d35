import { readFileSync } from 'node:fs'
import { expect, type Page, test } from '@playwright/test'
import * as v from 'valibot'
import { parse } from 'yaml'
import { type Flow, flowSchema } from '../../contract/troubleshooter.ts'
import { people } from '../../mocks/people.ts'
import { answer, expectAccessible, heading, signInAs } from './steps.ts'

const flow = v.parse(flowSchema, parse(readFileSync('content/en/troubleshooters/sign-in.yaml', 'utf8')))
const words = (text: string) =>
  text.replaceAll('{accountService}', 'Signpost account').replaceAll('{portal}', 'Signpost')

/** One thing a person does on the way: answer a question, or say that an outcome did not help. */
type Move = { step: string; answer: string } | { step: string; unsolved: true }
type Values = Record<string, 'yes' | 'no' | 'unknown'>

/** The shortest way to every step, for a reader of whom the portal finds out `values`. */
function ways({ start, steps }: Flow, values: Values): Map<string, Move[]> {
  const found = new Map<string, Move[]>()
  const queue: [string, Move[]][] = [[start, []]]
  for (let next = queue.shift(); next; next = queue.shift()) {
    const [id, moves] = next
    const step = steps[id]
    if (!step || found.has(id)) continue
    found.set(id, moves)
    if ('question' in step) {
      for (const [key, { next: to }] of Object.entries(step.answers))
        queue.push([to, [...moves, { step: id, answer: key }]])
    } else if ('check' in step) queue.push([step[values[step.check] ?? 'unknown'], moves])
    else if (step.unsolved) queue.push([step.unsolved, [...moves, { step: id, unsolved: true }]])
  }
  return found
}

/** Who has to be signed in for what; together they reach every outcome. */
const readers: { who: string | null; values: Values; article?: string }[] = [
  { who: null, values: { 'signed-in': 'no' } },
  {
    who: 'no-organisation@example.com',
    values: {
      'signed-in': 'yes',
      'email-verified': 'yes',
      'organisation-member': 'no',
      'maintenance-active': 'no',
    },
  },
  {
    who: 'expired@example.com',
    values: {
      'signed-in': 'yes',
      'email-verified': 'yes',
      'organisation-member': 'yes',
      'maintenance-active': 'no',
    },
  },
  {
    who: 'member@example.com',
    values: {
      'signed-in': 'yes',
      'email-verified': 'yes',
      'organisation-member': 'yes',
      'maintenance-active': 'yes',
      'product-covered': 'yes',
    },
  },
  {
    who: 'other-product@example.com',
    article: 'operate-back-up',
    values: {
      'signed-in': 'yes',
      'email-verified': 'yes',
      'organisation-member': 'yes',
      'maintenance-active': 'yes',
      'product-covered': 'no',
    },
  },
]

const outcomes = Object.entries(flow.steps).flatMap(([id, step]) => ('outcome' in step ? [id] : []))
const taken = new Set<string>()
const plans = readers.map((reader) => {
  const reached = ways(flow, reader.values)
  const mine = outcomes.filter((id) => reached.has(id) && !taken.has(id))
  for (const id of mine) taken.add(id)
  return { ...reader, ways: mine.map((id) => [id, reached.get(id) ?? []] as const) }
})
/** `rights-older-than-membership` is `no` within a minute of signing in, then asked; both ways lead to these. */
const byTime = new Set(['refresh-rights', 'membership-missing'])

test('the readers together reach every outcome', () => {
  expect(outcomes.filter((id) => !taken.has(id) && !byTime.has(id))).toEqual([])
})

async function go(page: Page, moves: readonly Move[], article: string | undefined) {
  await page.goto(`/troubleshooters/sign-in${article ? `?article=${article}` : ''}`)
  await page.getByRole('main').getByRole('link', { name: 'Start' }).click()
  for (const move of moves) {
    const step = flow.steps[move.step]
    if (!step) throw new Error(`There is no step ${move.step}`)
    if ('answer' in move && 'question' in step) {
      await expect(heading(page, words(step.question))).toBeVisible()
      await answer(page, words(step.answers[move.answer]?.label ?? ''))
    } else if ('outcome' in step) {
      await expect(heading(page, words(step.outcome))).toBeVisible()
      await page.getByRole('button', { name: 'No, not yet' }).click()
    }
  }
}

for (const { who, ways: list, article } of plans) {
  test.describe(`as ${who ?? 'an anonymous reader'}`, () => {
    const parts = Array.from({ length: Math.ceil(list.length / 8) }, (_, part) =>
      list.slice(part * 8, part * 8 + 8),
    )
    for (const part of parts) {
      test(`clicks through to ${part.map(([id]) => id).join(', ')}`, async ({ page }) => {
        test.slow()
        const checked = new Set<string>()
        if (who) {
          await page.goto('/')
          await signInAs(page, who)
        }
        for (const [id, moves] of part) {
          const step = flow.steps[id]
          if (!step || !('outcome' in step)) throw new Error(`${id} is no outcome`)
          if (byTime.has(id)) continue
          await go(page, moves, article)
          await expect(heading(page, words(step.outcome))).toBeVisible()
          const { pathname } = new URL(page.url())
          expect(pathname).toBe(`/troubleshooters/sign-in/${id}`)
          if (!checked.has(pathname)) await expectAccessible(page)
          checked.add(pathname)
        }
      })
    }
  })
}

test('every account of the readers above exists', () => {
  const known = new Set(people.map(({ email }) => email))
  expect(readers.filter(({ who }) => who !== null && !known.has(who))).toEqual([])
})
