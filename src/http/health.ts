import * as v from 'valibot'
import { healthSchema } from '../../contract/config.ts'
import type { Ask } from '../session/ask.ts'

/** `clocks`: the same instant by this computer and by the server, in milliseconds since the epoch. */
export type Health =
  | { came: 'read'; clocks: { here: number; there: number } }
  | { came: 'unreadable' | 'silent' | 'late' }
  | { came: 'error'; status: number }

/** Asks the API whether it is there and what time it is: without a token, and only once. */
export async function askHealth(ask: Ask, now: () => number = Date.now): Promise<Health> {
  const sent = now()
  const answer = await ask(new URL('/api/health', location.origin).href)
  // Half of the way there and back: the server looked at its clock about then.
  const here = (sent + now()) / 2
  if (answer.kind === 'silent' || answer.kind === 'late') return { came: answer.kind }
  if (answer.status >= 400) return { came: 'error', status: answer.status }
  const health = v.safeParse(healthSchema, answer.kind === 'json' ? answer.body : null)
  const there = health.success ? Date.parse(health.output.now) : Number.NaN
  return Number.isNaN(there) ? { came: 'unreadable' } : { came: 'read', clocks: { here, there } }
}
