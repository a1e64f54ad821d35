import * as v from 'valibot'
import { expect, test } from 'vitest'
import { deskFlowSchema, deskFlowsSchema } from '../../../contract/desk-flows.ts'
import { appWith, as } from '../../../tests/api.ts'
import { createMemoryStore } from '../../store/memory/memory-store.ts'

const now = () => new Date('2026-11-25T12:00:00Z')
const store = createMemoryStore()
const app = appWith({ store, now })
const ask = async (path: string, who = 'editor') =>
  app.request(`/api/desk/troubleshooters${path}`, { headers: await as(who) })
const numbers = async (query = '') => v.parse(deskFlowSchema, await (await ask(`/sign-in${query}`)).json())

const report = (body: object) =>
  app.request('/api/troubleshooters/sign-in/outcomes', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ version: 'v1', answers: {}, ...body }),
  })

test('what readers report is what editors see, each way once', async () => {
  const walk = crypto.randomUUID()
  await report({ walk, turn: 1, step: 'what', solved: null })
  await report({ walk, turn: 2, step: 'done', solved: true, answers: { what: 'a' } })
  await report({ step: 'hand-over', solved: null, answers: { what: 'b', done: 'unsolved' }, version: 'v0' })
  expect(await numbers()).toMatchObject({
    present: 'v1',
    versions: [
      { version: 'v1', ways: 1 },
      { version: 'v0', ways: 1 },
    ],
    endings: { ways: 2, solved: 1, handedOver: 1, left: 0 },
    handOvers: [
      {
        moves: [
          { step: 'what', by: 'b' },
          { step: 'done', by: 'unsolved' },
        ],
        ways: 1,
      },
    ],
  })
  expect((await numbers('?version=v0')).endings).toMatchObject({ ways: 1, handedOver: 1 })
  const { flows } = v.parse(deskFlowsSchema, await (await ask('')).json())
  expect(flows).toMatchObject([{ id: 'sign-in', title: 'Problems', endings: { ways: 2 } }])
})

test('only the days that were asked for count', async () => {
  await store.addOutcome({
    walk: null,
    turn: 0,
    troubleshooter: 'sign-in',
    version: 'older',
    step: 'done',
    solved: false,
    answers: {},
    checks: {},
    receivedAt: '2026-09-15T12:00:00.000Z',
  })
  const known = async (span: string) => (await numbers(`?span=${span}&version=older`)).endings.ways
  expect([await known('30'), await known('90'), await known('all')]).toEqual([0, 1, 1])
})

test('nobody but editors may ask, and only for what there is', async () => {
  expect((await ask('/sign-in', 'member')).status).toBe(403)
  expect((await ask('/nothing')).status).toBe(404)
  expect((await ask('/sign-in?span=7')).status).toBe(400)
})
