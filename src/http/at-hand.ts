import type { DataTag, QueryClient, QueryKey } from '@tanstack/react-query'
import { queryDefaults } from './query-client.ts'

/** An answer that is there, and not old enough to be asked for again; undefined if there is none. */
export function atHand<T>(client: QueryClient, queryKey: DataTag<QueryKey, T, Error>): T | undefined {
  const query = client.getQueryCache().find({ queryKey })
  if (!query || query.isStaleByTime(queryDefaults.staleTime())) return undefined
  return client.getQueryData(queryKey)
}
