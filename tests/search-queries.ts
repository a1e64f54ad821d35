import { readFileSync } from 'node:fs'
import * as v from 'valibot'
import { parse } from 'yaml'
import { searchResultSchema } from '../contract/search.ts'

const queriesSchema = v.array(
  v.strictObject({
    q: v.string(),
    first: v.pipe(v.array(v.string()), v.minLength(1)),
    as: v.optional(v.picklist(['member', 'editor'])),
  }),
)
const sets = v.parse(
  v.strictObject({ tuning: queriesSchema, 'held-out': queriesSchema }),
  parse(readFileSync('tests/search-queries.yaml', 'utf8')),
)
export type Sets = keyof typeof sets
export const allQueries: readonly string[] = Object.values(sets).flatMap((set) => set.map(({ q }) => q))
export type Found = { q: string; wanted: readonly string[]; names: string[]; rank: number }

type Search = (query: string, as: 'member' | 'editor' | null) => Promise<unknown>

/** What stands where for each query of a set; `rank` counts from 0, and is -1 for a page that is not among the first ten. */
export const tryQueries = (set: Sets, search: Search): Promise<Found[]> =>
  Promise.all(
    sets[set].map(async ({ q, first, as = null }) => {
      const { hits } = v.parse(searchResultSchema, await search(q, as))
      const names = hits.map((hit) => (hit.type === 'step' ? `${hit.flow}/${hit.step}` : hit.slug))
      return { q, wanted: first, names, rank: names.findIndex((name) => first.includes(name)) }
    }),
  )

/** The share of queries that find their page among the first so many. */
export const recallAt = (most: number, found: readonly Found[]) =>
  found.filter(({ rank }) => rank >= 0 && rank < most).length / found.length

/** What stands in place of the page that was wanted, a line for each query. */
export const missesAt = (most: number, found: readonly Found[]) =>
  found
    .filter(({ rank }) => rank < 0 || rank >= most)
    .map(({ q, wanted, names }) => `${q}: ${names.slice(0, most).join(', ')}, and not ${wanted.join(' or ')}`)
