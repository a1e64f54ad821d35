import { use, useMemo } from 'react'
import { type Location, Navigate, useLocation } from 'react-router-dom'
import { Drawing } from '../../ui/drawing.ts'

/** Puts another address in the place of this one. It is the same visit: what was found out for it holds. */
export function LeadTo({ address }: { address: string }) {
  const visit = visitOf(useLocation())
  /** One and the same: with another state, the address would be put there again and again while the page is on its way. */
  const state = useMemo(() => ({ visit }), [visit])
  const drawing = use(Drawing)
  drawing?.lead(address)
  return drawing ? null : <Navigate to={address} state={state} replace />
}

/** What names the visit of a page: the entry of the history that it began with. */
export function visitOf({ state, key }: Location): string {
  const led = typeof state === 'object' && state !== null && 'visit' in state ? state.visit : null
  return typeof led === 'string' ? led : key
}
