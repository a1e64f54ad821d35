import { useEffect, useState } from 'react'
import type { PortalConfig } from '../../../contract/config.ts'
import { type CheckId, type Verdicts, groups } from '../../checks/check.ts'
import { createProbes } from '../../checks/probes.ts'
import { runChecks } from '../../checks/run.ts'

type Round = { number: number; verdicts: Verdicts }

/** The checks that concern this reader: those of the session only if there is one. */
export const checksFor = (signedIn: boolean): CheckId[] =>
  groups.flatMap(([group, ids]) => (group === 'session' && !signedIn ? [] : [...ids]))

/** Runs all checks when the page is opened, when somebody signs in or out meanwhile, and when asked to. */
export function useChecks({ config, signedIn }: { config: PortalConfig['oidc']; signedIn: boolean }) {
  const [round, setRound] = useState<Round>({ number: 1, verdicts: {} })
  const { number } = round
  useEffect(() => {
    let left = false
    void runChecks(checksFor(signedIn), createProbes({ config, signedIn }), (id, verdict) => {
      if (!left) setRound((current) => ({ ...current, verdicts: { ...current.verdicts, [id]: verdict } }))
    })
    return () => {
      left = true
    }
  }, [config, signedIn, number])
  const again = () => setRound({ number: number + 1, verdicts: {} })
  return { verdicts: round.verdicts, again }
}
