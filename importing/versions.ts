import { compareVersions, type VersionRange, type Versions } from '../contract/versions.ts'

const everything = new Set(['*', 'all', 'any', 'latest', 'current', ''])
const bound = /^(>=|<=|>|<|=|~|\^)\s*(.+)$/
/** `ga 9.0`, `preview`, `deprecated 8.2`: how far something is, in what Elastic writes. */
const stage = /^(ga|preview|beta|technical preview|deprecated|removed|planned|unavailable)\b[\s:=]*/i

const named = (product: string, version: string) => `${product} ${version}`.trim().slice(0, 100)

/** One condition, such as `>= 3.4 < 4`; null for what is not understood. Ends that do not belong to it are none of ours. */
function range(text: string, product: string): Versions | null {
  const parts = [...text.matchAll(/(>=|<=|>|<|=)\s*([^\s<>=,&]+)/g)]
  if (parts.length === 0 || parts.some(([, sign]) => sign === '>' || sign === '<')) return null
  const end = (sign: string) => parts.find((part) => part[1] === sign)?.[2]
  const [from, to, is] = ['>=', '<=', '='].map(end)
  if (is !== undefined) return [named(product, is)]
  if (from !== undefined && to !== undefined && compareVersions(from, to) > 0) return null
  return {
    ...(from === undefined ? {} : { from: named(product, from) }),
    ...(to === undefined ? {} : { to: named(product, to) }),
  }
}

/** What a text such as `2.0`, `>= 2.0`, `a || b` or `2.0, 2.1` says. */
function readText(text: string, product = ''): Versions | null {
  const said = text.trim()
  if (everything.has(said.toLowerCase())) return product === '' ? 'not-version-specific' : [product]
  if (/\|\||,/.test(said) && !/[<>]/.test(said))
    return said
      .split(/\|\||,/)
      .map((one) => named(product, one.replace(/^[\s=]+/, '').trim()))
      .filter((one) => one !== '')
  if (bound.test(said)) return range(said, product)
  return [named(product, said)]
}

/** A range as a name, where it stands beside others. */
const inWords = ({ from, to }: VersionRange) =>
  from === undefined ? `up to ${to ?? ''}` : to === undefined ? `${from} and later` : `${from} to ${to}`

/** Several at once are a list. */
function joined(all: readonly (Versions | null)[]): Versions | null {
  const [only] = all
  if (all.length === 1 && only !== undefined) return only
  if (all.includes(null)) return null
  const names = all.flatMap((one) =>
    Array.isArray(one) ? one : typeof one === 'object' && one !== null ? [inWords(one)] : [],
  )
  return names.length > 0 ? [...new Set(names)] : 'not-version-specific'
}

/**
 * What a field says of versions: a word, a number, a list, a range, or one of these for each product, as GitHub (`{ fpt: '*', ghes: '>=3.4' }`)
 * and Elastic (`{ stack: ga 9.0 }`) write it. Null for what cannot be said in articles.
 */
export function versionsOf(value: unknown, product = ''): Versions | null {
  if (value === true) return product === '' ? 'not-version-specific' : [product]
  if (typeof value === 'number') return [named(product, String(value))]
  if (typeof value === 'string') return readText(value.replace(stage, ''), product)
  if (Array.isArray(value)) {
    const all = value.map((one: unknown) => versionsOf(one, product))
    return all.length === 0 ? null : joined(all)
  }
  if (typeof value !== 'object' || value === null) return null
  const all = Object.entries(value).map(([key, one]) => versionsOf(one, named(product, key)))
  return all.length === 0 ? null : joined(all)
}
