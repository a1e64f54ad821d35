/** A maintenance agreement as a provider's claim tells it. */
export type Agreement = {
  /** Null: every product. */
  product: string | null
  /** The last day on which it holds, as an ISO 8601 date in UTC. Null: no end is told. */
  until: string | null
  inForce: boolean
}

const day = 86_400_000
/** No date lies beyond the year 9999, by which many mean never; a number that does is milliseconds, or nonsense. */
const latest = Date.UTC(10_000, 0, 2)

/**
 * The instant at which an agreement ends, in milliseconds since the epoch; infinite when none is told. A day is an ISO 8601 date, and holds
 * to its end in UTC; a number is a NumericDate (RFC 7519, section 2). What cannot be read has ended: nonsense must not grant.
 */
function endOf(until: unknown): number {
  if (until === undefined || until === null) return Number.POSITIVE_INFINITY
  if (typeof until === 'string' && /^\d{4}-\d\d-\d\d$/.test(until)) return sane(Date.parse(until) + day)
  if (typeof until === 'string' && /^\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:?\d\d)$/.test(until)) {
    return sane(Date.parse(until))
  }
  return typeof until === 'number' ? sane(until * 1000) : Number.NEGATIVE_INFINITY
}

const sane = (instant: number) => (instant < latest && instant > 0 ? instant : Number.NEGATIVE_INFINITY)

function agreement(product: unknown, until: unknown, now: Date): Agreement[] {
  const covers = product === undefined || product === null || product === '*' ? null : product
  if (covers !== null && (typeof covers !== 'string' || covers === '')) return []
  const end = endOf(until)
  return [
    {
      product: covers,
      until: Number.isFinite(end) ? new Date(end - 1).toISOString().slice(0, 10) : null,
      inForce: now.getTime() < end,
    },
  ]
}

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * Agreements from a claim in any of these forms: `[{ product, until }]`, one such object, `{ <product>: <until> }`, or texts
 * `<product>:<until>`, for providers whose attributes are texts. Without `until` an agreement has no end, without `product`, or with `*`, it covers all.
 */
export function readAgreements(value: unknown, now: Date): Agreement[] {
  if (Array.isArray(value)) return value.flatMap((entry) => readAgreements(entry, now))
  if (typeof value === 'string') {
    return value
      .split(/[\s,]+/)
      .filter((entry) => entry !== '')
      .flatMap((entry) => {
        const colon = entry.indexOf(':')
        return colon === -1
          ? agreement(entry, undefined, now)
          : agreement(entry.slice(0, colon), entry.slice(colon + 1), now)
      })
  }
  if (!isObject(value)) return []
  if ('product' in value || 'until' in value) return agreement(value['product'], value['until'], now)
  return Object.entries(value).flatMap(([product, until]) =>
    agreement(product, isObject(until) ? until['until'] : until, now),
  )
}
