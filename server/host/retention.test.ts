import { afterEach, expect, test, vi } from 'vitest'
import type { LogEvent } from '../app.ts'
import { readEnvironment } from '../environment.ts'
import { createMemoryStore } from '../store/memory/memory-store.ts'
import { StoreUnavailable } from '../store/store.ts'
import { keepSweeping, cutoffsAt } from './retention.ts'

afterEach(() => vi.useRealTimers())
const at = '2026-11-23T12:00:00.000Z'
const forEver = { comments: null, handledComments: null, outcomes: null, searches: null }

test('keys are kept for a day, and all else for as long as is configured', () => {
  const read = readEnvironment({
    RETENTION_COMMENTS: '365',
    RETENTION_HANDLED_COMMENTS: '30',
    RETENTION_SEARCHES: '2',
  })
  if ('faults' in read) throw new Error(read.faults.join())
  expect(cutoffsAt(new Date(at), read.environment.retention)).toEqual({
    keys: '2026-11-22T12:00:00.000Z',
    challenges: at,
    comments: '2025-11-23T12:00:00.000Z',
    handledComments: '2026-10-24T12:00:00.000Z',
    outcomes: null,
    searches: '2026-11-21T12:00:00.000Z',
  })
})

test.each(['0', '-1', 'a year', '1.5'])('a retention of %s is refused', (value) => {
  expect(readEnvironment({ RETENTION_OUTCOMES: value })).toMatchObject({
    faults: ['RETENTION_OUTCOMES must be a number of days, 1 or more'],
  })
})

test('what is too old goes at the start and every hour, also after a sweep that failed', async () => {
  vi.useFakeTimers({ now: new Date(at) })
  const store = createMemoryStore()
  const logged: LogEvent[] = []
  const sweep = vi.spyOn(store, 'sweep').mockRejectedValueOnce(new StoreUnavailable('away'))
  await store.spendChallenge('proof', '2026-11-23T11:00:00.000Z')
  const end = keepSweeping({
    store,
    retention: forEver,
    now: () => new Date(),
    log: (event) => logged.push(event),
  })
  await vi.advanceTimersByTimeAsync(3_600_000)
  expect(logged).toMatchObject([
    { level: 'error', event: 'not swept' },
    { level: 'info', event: 'swept', counts: { challenges: 1, comments: 0 } },
  ])
  end()
  await vi.advanceTimersByTimeAsync(36_000_000)
  expect(sweep).toHaveBeenCalledTimes(2)
})
