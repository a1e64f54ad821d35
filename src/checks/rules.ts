import type { Rules, Verdict } from './check.ts'
import { providerRules } from './provider-rules.ts'
import { sessionRules } from './session-rules.ts'
import { fail, ok, unknown, warn } from './verdict.ts'

/** Sign-ins tolerate a minute (`leewaySeconds`); with five, hardly any provider's token is good. */
const offSeconds = 60
const farOffSeconds = 300

const minute = 60_000
/** Nobody is still typing a password then; the provider's own page has mostly expired. */
const longMinutes = 10

const minutesSince = (instant: number, now: number) => Math.max(0, Math.floor((now - instant) / minute))

/** From what was found to what it means: pure, one for each check. */
export const rules: Rules = {
  ...providerRules,
  ...sessionRules,

  secure: ({ secure }) => (secure ? ok('secure') : fail('insecure', 'insecure-origin')),
  storage: (found) => (found === 'works' ? ok('storage-works') : fail(`storage-${found}`, 'storage-blocked')),
  cookies: ({ kept }) => (kept ? ok('cookies-kept') : warn('cookies-refused', 'storage-blocked')),
  online: ({ online, health }): Verdict => {
    if (online) return ok('online')
    // Browsers go by the network's hardware: one that gets an answer is not offline, whatever it says.
    return health?.came === 'read' ? ok('online-after-all') : fail('offline', 'offline')
  },

  api: (health): Verdict => {
    if (health.came === 'read') return ok('api-answers')
    if (health.came === 'late') return warn('api-late', 'too-slow')
    const values = health.came === 'error' ? { status: health.status } : undefined
    return fail(`api-${health.came}`, 'portal-unreachable', values)
  },
  clock: (health): Verdict => {
    if (health.came !== 'read') return unknown('clock-unknown')
    const { here, there } = health.clocks
    const seconds = Math.round(Math.abs(here - there) / 1000)
    const values = { here, there, seconds }
    if (seconds >= farOffSeconds) return fail('clock-far-off', 'clock-wrong', values)
    if (seconds >= offSeconds) return warn('clock-off', 'clock-wrong', values)
    return ok('clock-right', values)
  },

  waiting: ({ traces: { waiting }, now }): Verdict => {
    if (waiting.length === 0) return ok('none-waiting')
    const minutes = minutesSince(Math.max(...waiting), now)
    return minutes < longMinutes
      ? ok('one-waiting', { minutes })
      : warn('long-waiting', 'sign-in-page-expired', { minutes, count: waiting.length })
  },
  loop: ({ traces: { starts }, limit }) =>
    starts < limit ? ok('no-loop') : fail('loop', 'too-many-sign-ins', { count: starts }),
  last: ({ traces: { last }, now }) =>
    last
      ? warn('last-failure', last.failure, {
          failure: last.failure,
          minutes: minutesSince(last.at, now),
        })
      : ok('no-failure'),
}
