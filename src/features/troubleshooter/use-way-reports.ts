import { useEffect } from 'react'
import { handOver, type Stop, unsolved } from '../../../contract/flow-walk.ts'
import type { ServedFlow } from '../../../contract/troubleshooter.ts'
import { isSensitive } from './sensitive.ts'
import { type Stand, wayReports } from './way-reports.ts'

/** What a report may say: nothing from a sensitive answer on, as the place behind it would show what was answered. */
export function standOf(flow: ServedFlow, stops: readonly Stop[], step: string): Stand {
  const hidden = stops.findIndex((stop) => stop.kind === 'answered' && isSensitive(flow, stop.step))
  const open = hidden < 0 ? stops : stops.slice(0, hidden)
  const answers = open.flatMap((stop) => {
    if (stop.kind === 'checked') return []
    return [[stop.step, stop.kind === 'answered' ? stop.answer : unsolved] as const]
  })
  const checks = open.flatMap((stop) =>
    stop.kind === 'checked' ? [[stop.check.check, stop.value] as const] : [],
  )
  return {
    version: flow.version,
    step: step === handOver ? step : (stops[hidden]?.step ?? step),
    answers: Object.fromEntries(answers),
    checks: Object.fromEntries(checks),
  }
}

/** Remembers where the reader stands, and tells it when the reader leaves: the page, or for another one. */
export function useWayReports(flow: ServedFlow, { stops, step }: { stops: readonly Stop[]; step: string }) {
  useEffect(() => {
    wayReports.stand(flow.id, standOf(flow, stops, step), `${stops.length} ${step}`)
  }, [flow, stops, step])
  useEffect(() => {
    const onHidden = () => document.visibilityState === 'hidden' && wayReports.leave()
    document.addEventListener('visibilitychange', onHidden)
    // Some browsers leave a page without hiding it first.
    addEventListener('pagehide', wayReports.leave)
    return () => {
      document.removeEventListener('visibilitychange', onHidden)
      removeEventListener('pagehide', wayReports.leave)
      wayReports.leaveUnlessStood()
    }
  }, [])
  return wayReports
}
