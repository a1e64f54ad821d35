import type { AccessReport } from '../../contract/access.ts'
import type { EntryKey } from '../../contract/troubleshooter.ts'
import type { Health } from '../http/health.ts'
import type { CheckValues, Saying, checkNames, groupNames } from '../messages/check.ts'
import type { Discovery, Keys, Refused, Registration } from '../session/provider-probe.ts'
import type { SignInTraces } from '../session/sign-in-traces.ts'

export type CheckId = keyof typeof checkNames

/** In the order in which they are shown. */
export const groups = [
  ['browser', ['secure', 'storage', 'cookies', 'online']],
  ['portal', ['api', 'clock']],
  ['provider', ['reachable', 'readable', 'issuer', 'flow', 'keys', 'tokens', 'address']],
  ['attempts', ['waiting', 'loop', 'last']],
  ['session', ['age', 'rights', 'fresh']],
] as const satisfies readonly (readonly [keyof typeof groupNames, readonly CheckId[]])[]

/** `refused`: the API does not take the token; `unread`: it could not be asked. */
export type Access = { report: AccessReport } | 'refused' | 'unread'

/** What a probe found out, as plain data: all that a rule may look at. */
export type Findings = {
  secure: { secure: boolean }
  storage: 'works' | 'blocked' | 'full'
  cookies: { kept: boolean }
  /** Null: there was no need to ask. */
  online: { online: boolean; health: Health | null }
  api: Health
  clock: Health
  reachable: Discovery
  readable: Discovery
  issuer: { discovery: Discovery; configured: string }
  flow: Discovery
  /** Null: there is no description that would say where to ask. */
  keys: { keys: Keys } | null
  tokens: { answer: Refused } | null
  address: { registration: Registration | null; address: string; cameBack: boolean }
  waiting: { traces: SignInTraces; now: number }
  loop: { traces: SignInTraces; limit: number }
  last: { traces: SignInTraces; now: number }
  age: Access
  rights: Access
  fresh: Access
}

export type Verdict = {
  state: 'ok' | 'warn' | 'fail' | 'unknown'
  says: Saying
  values?: CheckValues
  /** Where the troubleshooter for signing in goes on. */
  help?: EntryKey
}

export type Verdicts = { readonly [Id in CheckId]?: Verdict }
export type Rules = { readonly [Id in CheckId]: (finding: Findings[Id]) => Verdict }
export type Probes = { readonly [Id in CheckId]: () => Findings[Id] | Promise<Findings[Id]> }
