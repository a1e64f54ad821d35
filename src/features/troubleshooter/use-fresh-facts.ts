import { useEffect } from 'react'
import { useRevalidator } from 'react-router-dom'
import type { Facts } from '../../../contract/troubleshooter.ts'
import { useSession } from '../../session/use-session.ts'

/** Loads the page again when the reader signs in or out meanwhile, perhaps in another tab: checks may differ now. */
export function useFreshFacts(facts: Facts) {
  const { state } = useSession()
  const { revalidate } = useRevalidator()
  const known = state !== 'starting' && state !== 'signing-in'
  const signedIn = state === 'signed-in' || state === 'renewing' ? 'yes' : 'no'
  const stale = known && facts['signed-in'] !== signedIn
  useEffect(() => {
    if (stale) void revalidate()
  }, [stale, revalidate])
}
