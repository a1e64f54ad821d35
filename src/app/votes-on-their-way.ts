import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { votePlace } from '../features/feedback/vote-place.ts'
import { viewing } from '../http/view-as.ts'
import { useSession } from '../session/use-session.ts'

/** A vote may have been pressed on a page that was left before it was sent (decision 023). Most pages find none, and load nothing. */
export function useVotesOnTheirWay() {
  const client = useQueryClient()
  const reader = useSession()
  const isKnown = reader.state !== 'starting'
  const subject = 'account' in reader ? reader.account.subject : null
  useEffect(() => {
    if (!isKnown || viewing) return
    const send = () => {
      if (!oneWaits()) return
      import('../features/feedback/send-kept-votes.ts').then(
        ({ sendKeptVotes }) => sendKeptVotes(subject, client),
        () => undefined,
      )
    }
    send()
    addEventListener('online', send)
    return () => removeEventListener('online', send)
  }, [client, isKnown, subject])
}

function oneWaits(): boolean {
  try {
    return Object.keys(window.localStorage).some((key) => key.startsWith(votePlace))
  } catch {
    return false
  }
}
