import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import {
  type Article,
  articleListSchema,
  articleSchema,
  type LockReason,
  lockReasons,
  type Teaser,
  topicListSchema,
} from '../../../contract/article.ts'
import type { Remedy } from '../../../contract/article.ts'
import { get } from '../../http/api.ts'
import { ApiProblem } from '../../http/problems.ts'
import { session } from '../../session/session.ts'

export type Reading =
  | { access: 'open'; article: Article }
  | { access: 'locked'; teaser: Teaser; reason: LockReason; remedy: Remedy }
  | { access: 'moved'; to: string }

const isReason = (code: string): code is LockReason => (lockReasons as readonly string[]).includes(code)

/** An article as this reader meets it. A lock is an answer like any other, not a failure. */
export const articleQuery = (slug: string) =>
  queryOptions({
    queryKey: ['reader', 'articles', slug],
    queryFn: async ({ signal, client, queryKey }): Promise<Reading> => {
      try {
        const article = await get(`/articles/${encodeURIComponent(slug)}`, articleSchema, { signal })
        return { access: 'open', article }
      } catch (error) {
        if (!(error instanceof ApiProblem)) throw error
        const { code, teaser, remedy, movedTo } = error.problem
        if (code === 'moved' && movedTo) return { access: 'moved', to: movedTo }
        if (!teaser || !remedy || !isReason(code)) throw error
        // A session that ended under the reader's eyes takes nothing from them.
        const before = client.getQueryData<Reading>(queryKey)
        if (before?.access === 'open') {
          if (session.get().state === 'ended') return before
          // A right that is gone takes along what it opened before.
          client.removeQueries({ queryKey: ['reader', 'articles'], type: 'inactive' })
        }
        return { access: 'locked', teaser, reason: code, remedy }
      }
    },
  })

export const filterNames = ['kind', 'topic', 'product', 'version'] as const
export type Filters = Partial<Record<(typeof filterNames)[number], string>>

export function filtersFrom(search: URLSearchParams): Filters {
  const filters: Filters = {}
  for (const name of filterNames) {
    const value = search.get(name)
    if (value) filters[name] = value
  }
  return filters
}

/** `from`: the cursor of a later part, where the list begins with that. */
export const articleListQuery = (filters: Filters, from = '') =>
  infiniteQueryOptions({
    queryKey: ['reader', 'article-list', filters, ...(from ? [from] : [])],
    queryFn: ({ pageParam, signal }) => {
      const query = new URLSearchParams({ ...filters, ...(pageParam && { cursor: pageParam }) })
      return get(`/articles${query.size > 0 ? `?${query}` : ''}`, articleListSchema, { signal })
    },
    initialPageParam: from,
    getNextPageParam: ({ next }) => next,
  })

/** The articles of a topic, in the order in which they are to be read. */
export const topicQuery = (topic: string, { product, version }: Filters, from = '') =>
  infiniteQueryOptions({
    queryKey: ['reader', 'article-list', 'topic', topic, { product, version }, ...(from ? [from] : [])],
    queryFn: ({ pageParam, signal }) => {
      const query = new URLSearchParams({
        topic,
        order: 'topic',
        ...(product && { product }),
        ...(version && { version }),
        ...(pageParam && { cursor: pageParam }),
      })
      return get(`/articles?${query}`, articleListSchema, { signal })
    },
    initialPageParam: from,
    getNextPageParam: ({ next }) => next,
  })

export const topicsQuery = queryOptions({
  queryKey: ['reader', 'topics'],
  queryFn: ({ signal }) => get('/topics', topicListSchema, { signal }),
})

/** What was written or changed last. The worker keeps this address, too: home is where most readers begin. */
export const latestQuery = queryOptions({
  queryKey: ['reader', 'article-list', 'latest'],
  queryFn: ({ signal }) => get('/articles?order=updated', articleListSchema, { signal }),
})
