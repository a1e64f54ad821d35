import { queryOptions } from '@tanstack/react-query'
import * as v from 'valibot'
import { articleListSchema } from '../../../contract/article.ts'
import {
  longestQuery,
  type SearchResult,
  searchQuerySchema,
  searchResultSchema,
} from '../../../contract/search.ts'
import { get } from '../../http/api.ts'
import { ApiProblem, ApiUnreachable, type Unreachable } from '../../http/problems.ts'
import { reachability } from '../../http/reachability.ts'
import { patience, within } from '../../http/within.ts'

/** A search as its address says it: what the API would not understand is left out. `page` counts from 1. */
export type Asked = { q: string; page: number; filters: Partial<Record<FilterName, string>> }

export const filterNames = ['kind', 'topic', 'product', 'version'] as const
export type FilterName = (typeof filterNames)[number]

export function askedFrom(address: URLSearchParams, narrowed: Partial<Record<FilterName, string>>): Asked {
  const filters: Asked['filters'] = {}
  for (const name of filterNames) {
    const value = narrowed[name]
    if (value && v.is(searchQuerySchema.entries[name], value)) filters[name] = value
  }
  const page = v.safeParse(searchQuerySchema.entries.page, address.get('page') ?? undefined)
  return { q: (address.get('q') ?? '').trim(), page: Number((page.success && page.output) || 1), filters }
}

/** For `paths.search`; the first page needs no number. */
export const addressOf = ({ q, page, filters }: Asked) => ({
  ...filters,
  q,
  ...(page > 1 && { page: String(page) }),
})

/** Why there is no result; `wait`: seconds until it is worth another try, where the API says so. */
export type WhyNot = { why: Unreachable } | { why: 'too-many'; wait: number | null }
/** A search that failed is an answer, too: what the reader typed, and the ways on, stay where they are. */
export type Outcome = { came: 'found'; result: SearchResult } | { came: 'failed'; reason: WhyNot }

export const searchQuery = (asked: Asked) =>
  queryOptions({
    queryKey: ['reader', 'search', 'outcome', asked],
    queryFn: ({ client }): Promise<Outcome> =>
      client.query(answerQuery(asked)).then(
        (result) => ({ came: 'found', result }),
        (error: unknown) => ({ came: 'failed', reason: whyNot(error) }),
      ),
    retry: false,
    // What is found keeps as long as other answers do. What failed is asked for anew at the next occasion.
    staleTime: ({ state }) => (state.data?.came === 'found' && reachability.get() === 'fine' ? 30_000 : 0),
  })

const answerQuery = (asked: Asked) =>
  queryOptions({
    queryKey: ['reader', 'search', 'answer', asked],
    queryFn: ({ signal }) =>
      get(`/search?${new URLSearchParams(addressOf(asked))}`, searchResultSchema, { signal }),
  })

function whyNot(error: unknown): WhyNot {
  if (error instanceof ApiUnreachable) return { why: error.kind }
  if (error instanceof ApiProblem && error.problem.status === 429)
    return { why: 'too-many', wait: error.retryAfter }
  if (error instanceof ApiProblem && error.problem.status === 503) return { why: 'server' }
  throw error
}

/** Fewer are no words yet. */
const fewest = 2

/** What the words begun in a box may become. Whoever gets none still has the box, so nothing is tried twice. */
export const suggestionsQuery = (text: string) =>
  queryOptions({
    queryKey: ['reader', 'search', 'suggestions', text],
    queryFn: ({ signal }) =>
      get(`/search?${new URLSearchParams({ q: text, typing: 'yes' })}`, searchResultSchema, { signal }),
    enabled: text.length >= fewest && text.length <= longestQuery,
    retry: false,
  })

/** What the filters can be set to: all that this reader may know of. Null if the API does not say in time; then there are no filters. */
export const knownFiltersQuery = queryOptions({
  queryKey: ['reader', 'search', 'filters'],
  queryFn: ({ client }) => within(patience, client.query({ ...filtersQuery, retry: false })),
})

const filtersQuery = queryOptions({
  queryKey: ['reader', 'article-list', 'filters'],
  queryFn: async ({ signal }) => (await get('/articles', articleListSchema, { signal })).filters,
})
