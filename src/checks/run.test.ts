import { afterEach, describe, expect, test, vi } from 'vitest'
import type { CheckId } from './check.ts'
import { runChecks } from './run.ts'

afterEach(() => {
  vi.useRealTimers()
})

describe('a round of checks', () => {
  const hear = async (probes: Partial<Record<CheckId, () => unknown>>) => {
    const heard: Partial<Record<CheckId, string>> = {}
    const ids = Object.keys(probes) as CheckId[]
    await runChecks(ids, probes as never, (id, { says }) => {
      heard[id] = says
    })
    return heard
  }

  test('tells of each check, and a probe that breaks costs only its own', async () => {
    const heard = await hear({
      secure: () => ({ secure: true }),
      storage: () => {
        throw new Error('broken')
      },
      cookies: () => Promise.reject(new Error('broken')),
      online: () => ({ online: false, health: null }),
    })
    expect(heard).toEqual({ secure: 'secure', storage: 'untold', cookies: 'untold', online: 'offline' })
  })

  test('is over in five seconds, whatever hangs', async () => {
    vi.useFakeTimers()
    const heard = hear({ api: () => new Promise(() => {}), secure: () => ({ secure: true }) })
    await vi.advanceTimersByTimeAsync(5000)
    expect(await heard).toEqual({ api: 'untold', secure: 'secure' })
  })
})
