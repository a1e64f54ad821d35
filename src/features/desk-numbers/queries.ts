import { queryOptions } from '@tanstack/react-query'
import { deskFlowSchema, deskFlowsSchema } from '../../../contract/desk-flows.ts'
import { deskPageSchema, deskPagesSchema } from '../../../contract/desk-pages.ts'
import { deskSearchesSchema } from '../../../contract/desk-searches.ts'
import { servedFlowSchema } from '../../../contract/troubleshooter.ts'
import { get } from '../../http/api.ts'

/** What an address says beyond the path, as the API wants it; what it does not know, it refuses. */
const asked = (search: URLSearchParams, known: readonly string[]) => {
  const given = known.flatMap((name) => {
    const value = search.get(name)
    return value ? [[name, value]] : []
  })
  return given.length > 0 ? `?${new URLSearchParams(given)}` : ''
}

export const pagesQuery = (search: URLSearchParams) => {
  const query = asked(search, ['search', 'kind', 'access', 'look', 'order', 'direction', 'page'])
  return queryOptions({
    queryKey: ['reader', 'desk', 'pages', query],
    queryFn: ({ signal }) => get(`/desk/pages${query}`, deskPagesSchema, { signal }),
  })
}

export const pageQuery = (slug: string, search: URLSearchParams) => {
  const query = asked(search, ['by'])
  return queryOptions({
    queryKey: ['reader', 'desk', 'pages', slug, query],
    queryFn: ({ signal }) =>
      get(`/desk/pages/${encodeURIComponent(slug)}${query}`, deskPageSchema, { signal }),
  })
}

export const searchesQuery = (search: URLSearchParams) => {
  const query = asked(search, ['order', 'page'])
  return queryOptions({
    queryKey: ['reader', 'desk', 'searches', query],
    queryFn: ({ signal }) => get(`/desk/searches${query}`, deskSearchesSchema, { signal }),
  })
}

export const flowsQuery = queryOptions({
  queryKey: ['reader', 'desk', 'troubleshooters'],
  queryFn: ({ signal }) => get('/desk/troubleshooters', deskFlowsSchema, { signal }),
})

export const flowNumbersQuery = (id: string, search: URLSearchParams) => {
  const query = asked(search, ['span', 'version'])
  return queryOptions({
    queryKey: ['reader', 'desk', 'troubleshooters', id, query],
    queryFn: ({ signal }) =>
      get(`/desk/troubleshooters/${encodeURIComponent(id)}${query}`, deskFlowSchema, { signal }),
  })
}

/** The flow itself, as it is served now; not the copy that readers in need fall back on. */
export const servedFlowQuery = (id: string) =>
  queryOptions({
    queryKey: ['reader', 'desk', 'served-flow', id],
    queryFn: ({ signal }) => get(`/troubleshooters/${encodeURIComponent(id)}`, servedFlowSchema, { signal }),
  })
