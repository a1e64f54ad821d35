import * as v from 'valibot'
import type { LogEvent } from '../app.ts'
import { days } from '../environment-values.ts'
import type { Cutoffs, Store } from '../store/store.ts'

const hour = 3_600_000
const day = 24 * hour

const lasting = v.optional(
  v.pipe(
    days,
    v.transform((value) => value * day),
  ),
)

/** The part of the environment that says for how long what readers leave is kept. Absent: for ever. */
export const retentionEntries = {
  RETENTION_COMMENTS: lasting,
  RETENTION_HANDLED_COMMENTS: lasting,
  RETENTION_OUTCOMES: lasting,
  RETENTION_SEARCHES: lasting,
}
type Values = v.InferOutput<v.ObjectSchema<typeof retentionEntries, undefined>>

/** In milliseconds; null: for ever. */
export type Retention = Record<'comments' | 'handledComments' | 'outcomes' | 'searches', number | null>

export const retentionOf = (values: Values): Retention => ({
  comments: values.RETENTION_COMMENTS ?? null,
  handledComments: values.RETENTION_HANDLED_COMMENTS ?? null,
  outcomes: values.RETENTION_OUTCOMES ?? null,
  searches: values.RETENTION_SEARCHES ?? null,
})

/** The key of a comment that was sent counts that long, whatever is configured. */
const keysCount = day

export function cutoffsAt(now: Date, { comments, handledComments, outcomes, searches }: Retention): Cutoffs {
  const ago = (time: number) => new Date(now.getTime() - time).toISOString()
  const orNever = (time: number | null) => (time === null ? null : ago(time))
  return {
    keys: ago(keysCount),
    challenges: now.toISOString(),
    comments: orNever(comments),
    handledComments: orNever(handledComments),
    outcomes: orNever(outcomes),
    searches: orNever(searches),
  }
}

type Sweeping = {
  store: Store
  retention: Retention
  now: () => Date
  log: (event: LogEvent) => void
}

/** Takes away what is older than it may get, at once and every hour. What fails is tried again then. Answers how to end that. */
export function keepSweeping({ store, retention, now, log }: Sweeping): () => void {
  async function sweep() {
    try {
      const counts = await store.sweep(cutoffsAt(now(), retention))
      if (Object.values(counts).some((count) => count > 0)) log({ level: 'info', event: 'swept', counts })
    } catch (error) {
      log({ level: 'error', event: 'not swept', error })
    }
  }
  void sweep()
  const timer = setInterval(() => void sweep(), hour)
  timer.unref()
  return () => clearInterval(timer)
}
