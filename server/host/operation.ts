import * as v from 'valibot'
import { port } from '../environment-values.ts'

const seconds = (byDefault: string) =>
  v.optional(
    v.pipe(
      v.string(),
      v.regex(/^\d+(\.\d+)?$/, 'must be a number of seconds'),
      v.transform((value) => Number(value) * 1000),
      v.minValue(1, 'must be more than nothing'),
      v.maxValue(3_600_000, 'must be an hour at most'),
    ),
    byDefault,
  )

/** The part of the environment that says how the process is run, rather than what it serves. */
export const operationEntries = {
  LOG_LEVEL: v.optional(
    v.picklist(['silent', 'error', 'warn', 'info', 'debug'], 'must be silent, error, warn, info or debug'),
    'info',
  ),
  METRICS_PORT: v.optional(port),
  METRICS_HOST: v.optional(v.string(), '127.0.0.1'),
  METRICS_TOKEN: v.optional(v.pipe(v.string(), v.minLength(16, 'must have 16 characters or more'))),
  CONTENT_WATCH: v.optional(v.picklist(['on', 'off'], 'must be on or off'), 'off'),
  HEADERS_TIMEOUT: seconds('10'),
  REQUEST_TIMEOUT: seconds('30'),
}
type Values = v.InferOutput<v.ObjectSchema<typeof operationEntries, undefined>>

export type Operation = {
  logLevel: Values['LOG_LEVEL']
  /** Where Prometheus asks; null: nowhere. */
  metrics: { port: number; host: string; token: string | null } | null
  watchContent: boolean
  /** For so long a request may arrive: its headers, and all of it; in milliseconds. */
  headersTimeout: number
  requestTimeout: number
}

export const operationOf = (values: Values): Operation => ({
  logLevel: values.LOG_LEVEL,
  metrics:
    values.METRICS_PORT === undefined
      ? null
      : { port: values.METRICS_PORT, host: values.METRICS_HOST, token: values.METRICS_TOKEN ?? null },
  watchContent: values.CONTENT_WATCH === 'on',
  headersTimeout: Math.min(values.HEADERS_TIMEOUT, values.REQUEST_TIMEOUT),
  requestTimeout: values.REQUEST_TIMEOUT,
})

/** What does not go together, as the name of a variable and what is wrong with it. */
export function operationFaults({ METRICS_PORT, METRICS_HOST, METRICS_TOKEN }: Values): [string, string][] {
  const forThisMachine = ['127.0.0.1', '::1', 'localhost'].includes(METRICS_HOST)
  return METRICS_PORT !== undefined && !forThisMachine && METRICS_TOKEN === undefined
    ? [['METRICS_TOKEN', 'is missing: METRICS_HOST lets other machines ask']]
    : []
}
