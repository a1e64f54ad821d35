import type { QueryClient } from '@tanstack/react-query'
import { votesToSend } from './kept-votes.ts'
import { sendKept, voteKey } from './rating-query.ts'

/** Sends once more what was pressed before the page was left, reloaded or cut off. Whether it arrives is shown where it was pressed. */
export function sendKeptVotes(reader: string | null, client: QueryClient) {
  for (const { slug, subject, stars } of votesToSend(reader)) {
    const owner = { slug, subject }
    const isOnItsWay = client.isMutating({ mutationKey: voteKey(owner) }) > 0
    if (!isOnItsWay) sendKept(owner, stars, client).catch(() => undefined)
  }
}
