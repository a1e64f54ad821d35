import { use, useEffect } from 'react'
import { createPath, type Location, useLocation, useNavigate } from 'react-router-dom'
import { Drawing } from '../../ui/drawing.ts'

/** Puts another address in the place of this one. It is the same visit: what was found out for it holds. */
export function LeadTo({ address }: { address: string }) {
  const here = useLocation()
  const navigate = useNavigate()
  const drawing = use(Drawing)
  drawing?.lead(address)
  const path = createPath(here)
  const visit = visitOf(here)
  useEffect(() => {
    // Whoever was quicker, and has gone on already, is not led back.
    if (createPath(window.location) === path) void navigate(address, { replace: true, state: { visit } })
    // oxlint-disable-next-line react/exhaustive-deps -- it changes with every address
  }, [address, path, visit])
  return null
}

/** What names the visit of a page: the entry of the history that it began with. */
export function visitOf({ state, key }: Location): string {
  const led = typeof state === 'object' && state !== null && 'visit' in state ? state.visit : null
  return typeof led === 'string' ? led : key
}
