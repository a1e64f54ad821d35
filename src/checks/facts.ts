import type { PortalConfig } from '../../contract/config.ts'
import {
  type CheckedFact,
  type EntryKey,
  type FactValue,
  type Facts,
  checkedFacts,
} from '../../contract/troubleshooter.ts'
import type { CheckId, Verdict, Verdicts } from './check.ts'
import { createProbes } from './probes.ts'
import { runChecks } from './run.ts'

/** Which checks a fact rests on, and the trouble that makes it a no. */
const sources: Readonly<Record<CheckedFact, { checks: readonly CheckId[]; trouble: EntryKey }>> = {
  'secure-context': { checks: ['secure'], trouble: 'insecure-origin' },
  'storage-works': { checks: ['storage'], trouble: 'storage-blocked' },
  online: { checks: ['online'], trouble: 'offline' },
  'api-reachable': { checks: ['api'], trouble: 'portal-unreachable' },
  'clock-right': { checks: ['clock'], trouble: 'clock-wrong' },
  'provider-reachable': { checks: ['reachable'], trouble: 'provider-unreachable' },
  'provider-readable': { checks: ['readable'], trouble: 'provider-unreadable' },
  'provider-set-up': { checks: ['readable', 'issuer', 'flow', 'keys', 'tokens'], trouble: 'set-up-wrong' },
  'address-registered': { checks: ['address'], trouble: 'address-not-registered' },
}

/** The checks that flows need. */
export const checksForFacts: readonly CheckId[] = [
  ...new Set(Object.values(sources).flatMap(({ checks }) => checks)),
]

const valueFrom = (verdicts: readonly (Verdict | undefined)[], trouble: EntryKey): FactValue => {
  if (verdicts.some((verdict) => verdict?.help === trouble)) return 'no'
  return verdicts.every((verdict) => verdict?.state === 'ok') ? 'yes' : 'unknown'
}

/** What a flow's checks make of the verdicts: yes, if all is fine; no, if it is that very trouble; else it is asked. */
export const factsFromChecks = (verdicts: Verdicts): Facts =>
  Object.fromEntries(
    checkedFacts.map((fact) => {
      const { checks, trouble } = sources[fact]
      return [
        fact,
        valueFrom(
          checks.map((id) => verdicts[id]),
          trouble,
        ),
      ]
    }),
  )

/** Makes the checks that flows need. Whoever waits for a page waits no longer than `signal`: what is open then is unknown. */
export async function findCheckedFacts(
  around: { config: PortalConfig['oidc']; signedIn: boolean },
  signal: AbortSignal,
): Promise<Facts> {
  const verdicts: { [Id in CheckId]?: Verdict } = {}
  const probes = createProbes(around)
  const late = new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()))
  await Promise.race([
    late,
    runChecks(checksForFacts, probes, (id, verdict) => {
      verdicts[id] = verdict
    }),
  ])
  return factsFromChecks(verdicts)
}
