import type { ContextType } from 'react'
import { NavigationType, parsePath, type UNSAFE_LocationContext } from 'react-router-dom'

/** An address, and how it was gone to: what the router tells all that is drawn in it. */
export type Place = ContextType<typeof UNSAFE_LocationContext>

/** As whoever goes to `address` by a link or a button finds it. */
export const placeOf = (address: string): Place => ({
  location: {
    pathname: '/',
    search: '',
    hash: '',
    ...parsePath(address),
    state: null,
    key: Math.random().toString(36).slice(2),
  },
  navigationType: NavigationType.Push,
})
