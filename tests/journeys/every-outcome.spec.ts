import { readFileSync } from 'node:fs'
import { isDeepStrictEqual } from 'node:util'
import { expect, type Page } from '@playwright/test'
import * as v from 'valibot'
import { parse } from 'yaml'
import { type Flow, flowSchema } from '../../contract/troubleshooter.ts'
import { people } from '../../mocks/people.ts'
import { test } from './journey.ts'
import { answer, expectAccessible, gated, heading, signInAs } from './steps.ts'

const flow = v.parse(flowSchema, parse(readFileSync('content/en/troubleshooters/sign-in.yaml', 'utf8')))
const flowId = 'sign-in'
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

const member = { 'signed-in': 'yes', 'email-verified': 'yes', 'organisation-member': 'yes' } as const

/** Who has to be signed in for what; together they reach every outcome. */
const readers: { who: string | null; values: Values; article?: string }[] = [
  { who: null, values: { 'signed-in': 'no' } },
  { who: 'expired@example.com', values: { ...member, 'maintenance-active': 'no' } },
  {
    who: 'no-organisation@example.com',
    values: { ...member, 'organisation-member': 'no', 'maintenance-active': 'no' },
  },
  { who: 'member@example.com', values: { ...member, 'maintenance-active': 'yes', 'product-covered': 'yes' } },
  {
    who: 'other-product@example.com',
    article: gated.slug,
    values: { ...member, 'maintenance-active': 'yes', 'product-covered': 'no' },
  },
]

const outcomes = Object.entries(flow.steps).flatMap(([id, step]) => ('outcome' in step ? [id] : []))
const taken = new Set<string>()
const plans = readers.map((reader) => {
  const reached = ways(flow, reader.values)
  const mine = outcomes.filter((id) => reached.has(id) && !taken.has(id))
  for (const id of mine) taken.add(id)
  const list = mine.map((id) => [id, reached.get(id) ?? []] as const)
  // What begins alike stands together: there is less to go back from one to the next.
  return {
    ...reader,
    ways: list.toSorted(([, a], [, b]) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)),
  }
})
test('the readers together reach every outcome', () => {
  expect(outcomes.filter((id) => !taken.has(id))).toEqual([])
})

/** How many moves two ways have in common from the start. */
function inCommon(way: readonly Move[], other: readonly Move[]): number {
  const parting = way.findIndex((move, index) => !isDeepStrictEqual(move, other[index]))
  return parting === -1 ? way.length : parting
}

/** Steps that axe has looked at already. */
const inspected = new Set<string>()

async function arrive(page: Page, id: string) {
  const step = flow.steps[id]
  if (!step || 'check' in step) throw new Error(`${id} is no page`)
  await expect(heading(page, words('question' in step ? step.question : step.outcome))).toBeVisible()
  await expect(page).toHaveURL((url) => url.pathname === `/troubleshooters/${flowId}/${id}`)
  if (inspected.has(id)) return step
  inspected.add(id)
  await expectAccessible(page)
  return step
}

for (const { who, ways: list, article } of plans) {
  test.describe(`as ${who ?? 'an anonymous reader'}`, () => {
    const size = 7
    const parts = Array.from({ length: Math.ceil(list.length / size) }, (_, part) =>
      list.slice(part * size, part * size + size),
    )
    for (const part of parts) {
      test(`clicks through to ${part.map(([id]) => id).join(', ')}`, async ({ page }) => {
        if (who) {
          await page.goto('/')
          await signInAs(page, who)
        }
        await page.goto(`/troubleshooters/${flowId}${article ? `?article=${article}` : ''}`)
        await page.getByRole('main').getByRole('link', { name: 'Start' }).click()
        let made: readonly Move[] = []
        for (const [id, moves] of part) {
          const shared = inCommon(made, moves)
          for (const { step } of made.slice(shared).toReversed()) {
            await page.getByRole('main').getByRole('link', { name: 'Back', exact: true }).click()
            await arrive(page, step)
          }
          for (const move of moves.slice(shared)) {
            const step = await arrive(page, move.step)
            if ('question' in step && 'answer' in move) {
              await answer(page, words(step.answers[move.answer]?.label ?? ''))
            } else await page.getByRole('button', { name: 'No, not yet' }).click()
          }
          await arrive(page, id)
          made = moves
        }
      })
    }
  })
}

test('every account of the readers above exists', () => {
  const known = new Set(people.map(({ email }) => email))
  expect(readers.filter(({ who }) => who !== null && !known.has(who))).toEqual([])
})
