import { AsyncLocalStorage } from 'node:async_hooks'
import pino from 'pino'
import type { LogEvent } from '../app.ts'
import { inBlocks } from './blocks.ts'
import type { Operation } from './operation.ts'

/** What has no place in a log, wherever it came from: tokens, addresses of mail and of machines, what stands behind a `?`. */
const unsaid: [RegExp, string][] = [
  [/\beyJ[\w-]+\.[\w-]*\.?[\w-]*/g, '[token]'],
  [/\b(Bearer|Basic|DPoP)\s+[\w.~+/=-]+/gi, '$1 [token]'],
  [/[\w.%+'-]+@[\w-]+(\.[\w-]+)*/g, '[mail]'],
  [/\?[^\s'"<>)]*=[^\s'"<>)]*/g, '?[query]'],
  [/\b\d{1,3}(\.\d{1,3}){3}\b/g, '[address]'],
  [/(?<![\w:])(?=[\da-f:]*:[\da-f:]*:)[\da-f]{0,4}(:[\da-f]{0,4}){2,7}(?![\w:])/gi, '[address]'],
]
export const scrub = (text: string) =>
  unsaid.reduce((scrubbed, [pattern, instead]) => scrubbed.replace(pattern, instead), text)

/** An error's name, words and place, and those of its causes; none of the fields that libraries put request data into. */
function described(error: unknown): string | undefined {
  if (error === undefined) return undefined
  if (!(error instanceof Error)) return `a ${typeof error} was thrown`
  const cause = described(error.cause)
  return scrub(error.stack ?? error.message) + (cause === undefined ? '' : `\ncaused by ${cause}`)
}

/** Of a moment as lines name it; busy servers write many in one millisecond. */
function createClock() {
  let moment = 0
  let text = ''
  return () => {
    const now = Date.now()
    if (now !== moment) {
      moment = now
      text = `,"time":"${new Date(now).toISOString()}"`
    }
    return text
  }
}

/** Requests that were answered alike. */
export type AnswerKind = { method: string; route: string; status: number }

/** One line of JSON for each event, on standard error: standard output is for what a person reads at the start. */
export function createLog(
  level: Operation['logLevel'],
  destination: pino.DestinationStream = inBlocks(pino.destination({ dest: 2, sync: false })),
) {
  const requests = new AsyncLocalStorage<string>()
  const lines = pino(
    {
      level,
      base: null,
      messageKey: 'event',
      timestamp: createClock(),
      formatters: { level: (label) => ({ level: label }) },
    },
    destination,
  )
  return {
    /** Whatever is logged during `work` bears the request's id. */
    during: <Result>(id: string, work: () => Result) => requests.run(id, work),
    log({ level, event, error, route, faults, counts, action, editor, target }: LogEvent) {
      const fields = {
        route,
        counts,
        action,
        editor,
        target,
        faults: faults?.map(scrub),
        error: described(error),
      }
      lines[level]({ request: requests.getStore(), ...fields }, event)
    },
    /** Notes answers of a kind: what all of them have in common is written as JSON once. */
    answersOf(kind: AnswerKind) {
      const ofKind = lines.child(kind)
      // Of who is asked whether all is well every few seconds, only on demand.
      const level = /^\/api\/(health|ready)$/.test(kind.route) ? 'debug' : 'info'
      return (request: string, ms: number, aborted: boolean) =>
        ofKind[level](aborted ? { request, ms, aborted } : { request, ms }, 'request')
    },
    flush: () => 'flushSync' in destination && (destination as { flushSync(): void }).flushSync(),
  }
}
export type Log = ReturnType<typeof createLog>
