import { mutationOptions, type QueryClient, queryOptions } from '@tanstack/react-query'
import { ratingSummarySchema, type RatingSummary, type Stars } from '../../../contract/feedback.ts'
import { get } from '../../http/api.ts'
import { withVote } from './with-vote.ts'

const address = (slug: string) => `/articles/${encodeURIComponent(slug)}/rating`

export const ratingQuery = (slug: string) =>
  queryOptions({
    queryKey: ['reader', 'rating', slug],
    queryFn: ({ signal }) => get(address(slug), ratingSummarySchema, { signal }),
  })

/**
 * Sets this reader's vote, or withdraws it with null. The summary changes at once, is corrected by what the server
 * answers, and goes back when it refuses.
 */
export const voteMutation = (slug: string, client: QueryClient) => {
  const { queryKey } = ratingQuery(slug)
  const mutationKey = ['vote', slug]
  return mutationOptions({
    mutationKey,
    // One at a time, in order, so that the last choice is the one that counts.
    scope: { id: mutationKey.join(' ') },
    // Offline it fails and says so; a vote that waits silently for a connection is lost when the page is closed.
    networkMode: 'always',
    mutationFn: async (stars: Stars | null) =>
      (await import('./send-vote.ts')).sendVote(slug, address(slug), stars),
    onMutate: async (stars): Promise<{ before: RatingSummary | undefined }> => {
      await client.cancelQueries({ queryKey })
      const before = client.getQueryData(queryKey)
      if (before) client.setQueryData(queryKey, withVote(before, stars))
      return { before }
    },
    onSuccess: (summary) => {
      if (client.isMutating({ mutationKey }) === 1) client.setQueryData(queryKey, summary)
    },
    onError: (_error, _stars, context) => {
      client.setQueryData(queryKey, context?.before)
      void client.invalidateQueries({ queryKey })
    },
  })
}
