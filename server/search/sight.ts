import type { LockReason } from '../../contract/article.ts'
import { lockReason, mayRead, type Rights } from '../access/gate.ts'
import { type Entry, fields } from './entries.ts'
import type { PackedIndex } from './packed-index.ts'

/** `hidden`: the reader may not know of it; `teaser`: of its title and summary alone; `whole`: all of it. */
const states = { hidden: 0, teaser: 1, whole: 2 } as const

/**
 * What one reader can see of the index. Whatever is counted, compared or offered is counted here anew, as if the index held nothing
 * else: with what is locked away left in, its words would shift the order of all that is found (decision 030).
 */
export type Sight = {
  key: string
  isKnown: (entry: number) => boolean
  isReadable: (entry: number) => boolean
  reasonOf: (entry: number) => LockReason | null
  /** Whether the reader may see that field of that entry. */
  sees: (entry: number, field: number) => boolean
  /** How many entries there are, and how long each field is on average. */
  known: number
  averages: readonly number[]
}

const inTeaser = fields.indexOf('summary')

/** Sights by what the gate says of the few different rules that articles have. */
export function createSights(entries: readonly Entry[], index: PackedIndex) {
  const rules = new Map<string, number>()
  const examples: (Entry & { type: 'article' })[] = []
  const ruleOf = entries.map((entry) => {
    if (entry.type === 'step') return -1
    const { access, products, secret, authentication = null } = entry.article
    const name = JSON.stringify([access, products, secret, authentication])
    const rule = rules.get(name) ?? examples.push(entry) - 1
    rules.set(name, rule)
    return rule
  })
  const ownerOf = ownersOf(index)

  return (rights: Rights | null): { key: string; make: () => Sight } => {
    const answers = examples.map(({ article }) => {
      const reason = lockReason(article, rights)
      const state =
        reason !== null && article.secret
          ? states.hidden
          : mayRead(article, rights)
            ? states.whole
            : states.teaser
      return { state, reason }
    })
    const key = answers.map(({ state, reason }) => `${state}${reason ?? ''}`).join()
    return { key, make: () => sightOf(key, answers) }
  }

  function sightOf(key: string, answers: { state: number; reason: LockReason | null }[]): Sight {
    const stateOf = Uint8Array.from(ruleOf, (rule) => answers[rule]?.state ?? states.whole)
    const sees = (entry: number, field: number) =>
      stateOf[entry] === states.whole || (stateOf[entry] === states.teaser && field <= inTeaser)
    const totals = fields.map(() => ({ words: 0, places: 0 }))
    index.fields.forEach((field, place) => {
      const total = totals[field]
      if (!total || !sees(ownerOf[place] ?? 0, field)) return
      total.words += index.lengths[place] ?? 0
      total.places += 1
    })
    return {
      key,
      isKnown: (entry) => stateOf[entry] !== states.hidden,
      isReadable: (entry) => stateOf[entry] === states.whole,
      reasonOf: (entry) => answers[ruleOf[entry] ?? -1]?.reason ?? null,
      sees,
      known: stateOf.reduce((count, state) => count + Number(state !== states.hidden), 0),
      averages: totals.map(({ words, places }) => words / Math.max(1, places)),
    }
  }
}

/** The entry of each place. */
export function ownersOf({ units, firstUnits }: PackedIndex): Uint32Array {
  const owners = new Uint32Array(units.length)
  let entry = 0
  units.forEach((unit, place) => {
    while (unit >= (firstUnits[entry + 1] ?? Number.POSITIVE_INFINITY)) entry += 1
    owners[place] = entry
  })
  return owners
}
