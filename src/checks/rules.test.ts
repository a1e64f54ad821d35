import { describe, expect, test } from 'vitest'
import type { AccessReport } from '../../contract/access.ts'
import type { EntryKey } from '../../contract/troubleshooter.ts'
import { type Saying, checkTexts } from '../messages/check.ts'
import type { Discovery, Metadata } from '../session/provider-probe.ts'
import type { SignInTraces } from '../session/sign-in-traces.ts'
import type { CheckId, Findings, Verdict } from './check.ts'
import { rules } from './rules.ts'

const noon = Date.parse('2026-11-24T12:00:00Z')
const minute = 60_000
const configured = 'https://id.example.com'
const address = 'https://help.example.com/auth/callback'

const clocks = (seconds: number): Findings['clock'] => ({
  came: 'read',
  clocks: { here: noon + seconds * 1000, there: noon },
})
const described = (metadata: Metadata = {}): Discovery => ({
  came: 'read',
  metadata: {
    issuer: configured,
    response_types_supported: ['code'],
    code_challenge_methods_supported: ['S256'],
    ...metadata,
  },
})
const without = (came: 'unreadable' | 'closed' | 'silent' | 'late'): Discovery => ({ came, metadata: null })
const failed = (status: number): Discovery => ({ came: 'error', status, metadata: null })
const traces = (changes: Partial<SignInTraces> = {}): SignInTraces => ({
  waiting: [],
  starts: 0,
  last: null,
  ...changes,
})
const refusal = (status: number, code: string | null, text = '') => ({
  answer: { came: 'error' as const, status, code, text },
})

const right = <T>(value: T) => ({ value, claim: 'a-claim', present: true })
type SignedIn = AccessReport & { signedIn: true }
const report: SignedIn = {
  signedIn: true,
  now: '2026-11-24T12:00:00Z',
  tokenIssuedAt: '2026-11-24T11:58:00Z',
  tokenExpiresAt: '2026-11-24T12:03:00Z',
  name: 'Mira Lund',
  email: 'member@example.com',
  emailVerified: right(true),
  organisation: right('Aurora'),
  maintenance: right('active'),
  products: right(null),
  editor: right(false),
  groupsLeftOut: false,
  agreements: null,
  authenticatedAt: right(null),
  acr: right(null),
  missingClaims: [],
  missingScope: null,
}
const access = (changes: Partial<SignedIn> = {}) => ({ report: { ...report, ...changes } })
const anonymous = { report: { signedIn: false as const, now: report.now } }
const justNow = { tokenIssuedAt: '2026-11-24T11:59:30Z' }

type Fixture = {
  [Id in CheckId]: readonly [Id, Findings[Id], Verdict['state'], Saying, EntryKey?]
}[CheckId]

/** What a probe found → what is said of it, and where the troubleshooter goes on. One for each thing that can be said. */
const fixtures: readonly Fixture[] = [
  ['secure', { secure: true }, 'ok', 'secure'],
  ['secure', { secure: false }, 'fail', 'insecure', 'insecure-origin'],
  ['storage', 'works', 'ok', 'storage-works'],
  ['storage', 'blocked', 'fail', 'storage-blocked', 'storage-blocked'],
  ['storage', 'full', 'fail', 'storage-full', 'storage-blocked'],
  ['cookies', { kept: true }, 'ok', 'cookies-kept'],
  ['cookies', { kept: false }, 'warn', 'cookies-refused', 'storage-blocked'],
  ['online', { online: true, health: null }, 'ok', 'online'],
  ['online', { online: false, health: { came: 'silent' } }, 'fail', 'offline', 'offline'],
  ['online', { online: false, health: clocks(0) }, 'ok', 'online-after-all'],

  ['api', clocks(0), 'ok', 'api-answers'],
  ['api', { came: 'silent' }, 'fail', 'api-silent', 'portal-unreachable'],
  ['api', { came: 'late' }, 'warn', 'api-late', 'too-slow'],
  ['api', { came: 'unreadable' }, 'fail', 'api-unreadable', 'portal-unreachable'],
  ['api', { came: 'error', status: 502 }, 'fail', 'api-error', 'portal-unreachable'],
  ['clock', clocks(59), 'ok', 'clock-right'],
  ['clock', clocks(60), 'warn', 'clock-off', 'clock-wrong'],
  ['clock', clocks(-299), 'warn', 'clock-off', 'clock-wrong'],
  ['clock', clocks(-300), 'fail', 'clock-far-off', 'clock-wrong'],
  ['clock', { came: 'silent' }, 'unknown', 'clock-unknown'],

  ['reachable', described(), 'ok', 'reachable'],
  ['reachable', without('closed'), 'ok', 'reachable'],
  ['reachable', failed(404), 'ok', 'reachable'],
  ['reachable', without('silent'), 'fail', 'provider-silent', 'provider-unreachable'],
  ['reachable', without('late'), 'warn', 'provider-late', 'too-slow'],
  ['reachable', failed(503), 'fail', 'provider-error', 'provider-error'],
  ['reachable', without('unreadable'), 'unknown', 'provider-hidden'],
  ['readable', described(), 'ok', 'readable'],
  ['readable', without('unreadable'), 'fail', 'provider-unreadable', 'provider-unreadable'],
  ['readable', without('closed'), 'fail', 'provider-closed', 'set-up-wrong'],
  ['readable', failed(404), 'fail', 'description-missing', 'set-up-wrong'],
  ['readable', failed(503), 'unknown', 'needs-description'],
  ['issuer', { discovery: described(), configured }, 'ok', 'issuer-right'],
  [
    'issuer',
    { discovery: described({ issuer: `${configured}/` }), configured },
    'fail',
    'issuer-wrong',
    'set-up-wrong',
  ],
  ['issuer', { discovery: without('silent'), configured }, 'unknown', 'needs-description'],
  ['flow', described(), 'ok', 'flow-offered'],
  ['flow', described({ response_types_supported: ['id_token'] }), 'fail', 'no-code', 'set-up-wrong'],
  ['flow', described({ code_challenge_methods_supported: ['plain'] }), 'fail', 'no-s256', 'set-up-wrong'],
  ['flow', described({ code_challenge_methods_supported: undefined }), 'unknown', 'flow-unsaid'],
  ['flow', without('late'), 'unknown', 'needs-description'],
  ['keys', { keys: { came: 'read', usable: 2 } }, 'ok', 'keys-usable'],
  ['keys', { keys: { came: 'read', usable: 0 } }, 'fail', 'no-keys', 'set-up-wrong'],
  ['keys', { keys: null }, 'fail', 'no-keys', 'set-up-wrong'],
  ['keys', { keys: { came: 'silent', usable: 0 } }, 'fail', 'keys-silent', 'provider-error'],
  ['keys', { keys: { came: 'unreadable', usable: 0 } }, 'fail', 'keys-unreadable', 'provider-unreadable'],
  ['keys', { keys: { came: 'late', usable: 0 } }, 'warn', 'keys-late', 'too-slow'],
  ['keys', null, 'unknown', 'needs-description'],
  ['tokens', refusal(400, 'invalid_grant'), 'ok', 'tokens-answered'],
  ['tokens', { answer: { came: 'silent', code: null, text: '' } }, 'fail', 'tokens-closed', 'set-up-wrong'],
  ['tokens', { answer: { came: 'late', code: null, text: '' } }, 'warn', 'tokens-late', 'too-slow'],
  ['tokens', refusal(401, 'invalid_client'), 'fail', 'client-refused', 'set-up-wrong'],
  ['tokens', refusal(400, 'invalid_request', 'AADSTS9002326: …'), 'fail', 'client-refused', 'set-up-wrong'],
  ['tokens', refusal(502, null), 'fail', 'tokens-error', 'provider-error'],
  ['tokens', refusal(403, null), 'fail', 'tokens-unreadable', 'provider-unreadable'],
  ['tokens', { answer: null }, 'fail', 'no-token-endpoint', 'set-up-wrong'],
  ['tokens', null, 'unknown', 'needs-description'],
  ['address', { registration: 'registered', address, cameBack: false }, 'ok', 'address-registered'],
  [
    'address',
    { registration: 'refused', address, cameBack: true },
    'fail',
    'address-refused',
    'address-not-registered',
  ],
  ['address', { registration: 'untold', address, cameBack: true }, 'ok', 'address-came-back'],
  ['address', { registration: 'untold', address, cameBack: false }, 'unknown', 'address-untold'],
  ['address', { registration: null, address, cameBack: false }, 'unknown', 'needs-description'],

  ['waiting', { traces: traces(), now: noon }, 'ok', 'none-waiting'],
  ['waiting', { traces: traces({ waiting: [noon - 9 * minute] }), now: noon }, 'ok', 'one-waiting'],
  [
    'waiting',
    { traces: traces({ waiting: [noon - 50 * minute, noon - 10 * minute] }), now: noon },
    'warn',
    'long-waiting',
    'sign-in-page-expired',
  ],
  ['loop', { traces: traces({ starts: 2 }), limit: 3 }, 'ok', 'no-loop'],
  ['loop', { traces: traces({ starts: 3 }), limit: 3 }, 'fail', 'loop', 'too-many-sign-ins'],
  ['last', { traces: traces(), now: noon }, 'ok', 'no-failure'],
  [
    'last',
    { traces: traces({ last: { failure: 'code-expired', at: noon - minute } }), now: noon },
    'warn',
    'last-failure',
    'code-expired',
  ],

  ['age', access(), 'ok', 'signed-in'],
  ['age', 'refused', 'fail', 'token-refused', 'token-refused'],
  ['age', anonymous, 'fail', 'token-lost', 'set-up-wrong'],
  ['age', 'unread', 'unknown', 'rights-unread'],
  ['rights', access(), 'ok', 'rights-complete'],
  ['rights', access({ emailVerified: right(null) }), 'ok', 'rights-complete'],
  ['rights', access({ emailVerified: right(false) }), 'warn', 'rights-unverified', 'email_unverified'],
  ['rights', access({ organisation: right(null) }), 'warn', 'rights-none', 'organisation_required'],
  [
    'rights',
    access({ organisation: right(null), groupsLeftOut: true }),
    'warn',
    'rights-left-out',
    'set-up-wrong',
  ],
  ['rights', access({ maintenance: right('none') }), 'warn', 'rights-no-agreement', 'maintenance_required'],
  ['rights', access({ maintenance: right('expired') }), 'warn', 'rights-expired', 'maintenance_expired'],
  ['rights', 'refused', 'unknown', 'rights-unread'],
  ['fresh', access(justNow), 'ok', 'rights-fresh'],
  ['fresh', access(), 'ok', 'rights-read'],
  ['fresh', access({ organisation: right(null) }), 'warn', 'rights-older', 'organisation_required'],
  ['fresh', access({ ...justNow, organisation: right(null) }), 'ok', 'rights-fresh'],
  ['fresh', 'unread', 'unknown', 'rights-unread'],
]

const judge = <Id extends CheckId>(id: Id, finding: Findings[Id]): Verdict => rules[id](finding)

describe('of what was found', () => {
  const cases = fixtures.map(([id, finding, state, says, help]) => ({ id, finding, state, says, help }))
  test.each(cases)('$id: $says is $state', ({ id, finding, state, says, help }) => {
    const verdict = judge(id, finding as never)
    expect(verdict).toMatchObject({ state, says })
    expect(verdict.help).toBe(help)
  })

  test('everything that can be said has its case, and every check several', () => {
    const said = new Set(fixtures.map(([, , , says]) => says))
    const sayings = Object.keys(checkTexts).filter((saying) => saying !== 'untold')
    expect(sayings.filter((saying) => !said.has(saying as Saying))).toEqual([])
    for (const id of Object.keys(rules))
      expect(fixtures.filter(([check]) => check === id).length, id).toBeGreaterThan(1)
  })

  test('a trouble always leads to a step, and what is fine or unknown to none', () => {
    for (const [, , state, says, help] of fixtures)
      expect(help !== undefined, says).toBe(state === 'warn' || state === 'fail')
  })

  test('both clocks are told, by the reader’s own time', () => {
    expect(judge('clock', clocks(-600)).values).toEqual({
      here: noon - 600_000,
      there: noon,
      seconds: 600,
    })
  })
})
