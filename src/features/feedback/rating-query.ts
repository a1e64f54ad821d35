import { mutationOptions, type QueryClient, queryOptions } from '@tanstack/react-query'
import { ratingSummarySchema, type RatingSummary, type Stars } from '../../../contract/feedback.ts'
import { get } from '../../http/api.ts'
import type { Owner } from './owner.ts'

const address = (slug: string) => `/articles/${encodeURIComponent(slug)}/rating`

export const ratingQuery = (slug: string) =>
  queryOptions({
    queryKey: ['reader', 'rating', slug],
    queryFn: ({ signal }) => get(address(slug), ratingSummarySchema, { signal }),
  })

export const voteKey = ({ slug, subject }: Owner) => ['vote', subject, slug]

/** Sends the vote that `keepVote` has kept. Its state outlives the page of the article: whoever comes back sees how it went. */
export function sendKept(owner: Owner, stars: Stars | null, client: QueryClient): Promise<RatingSummary> {
  forgetFailed(owner, client)
  return client.getMutationCache().build(client, voteMutation(owner, client)).execute(stars)
}

export function forgetFailed(owner: Owner, client: QueryClient) {
  const cache = client.getMutationCache()
  for (const failed of cache.findAll({ mutationKey: voteKey(owner), status: 'error' })) cache.remove(failed)
}

const voteMutation = (owner: Owner, client: QueryClient) => {
  const { queryKey } = ratingQuery(owner.slug)
  const mutationKey = voteKey(owner)
  return mutationOptions({
    mutationKey,
    // One at a time, in order.
    scope: { id: 'votes' },
    // Offline it fails and says so.
    networkMode: 'always',
    gcTime: Infinity,
    mutationFn: async (_stars: Stars | null) =>
      (await import('./send-vote.ts')).sendVote(owner, address(owner.slug)),
    onSuccess: async (summary) => {
      // What was asked for before the vote arrived does not know of it.
      await client.cancelQueries({ queryKey })
      if (client.isMutating({ mutationKey }) === 1) client.setQueryData(queryKey, summary)
    },
    onError: () => void client.invalidateQueries({ queryKey }),
  })
}
