import type { ContextType } from 'react'
import { NavigationType, parsePath, type UNSAFE_LocationContext } from 'react-router-dom'
import { isAtHand } from '../ui/page-at-hand.ts'

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

/** By whoever has seen to it that nothing has to be waited for. Whoever goes back or forward comes with the state of then. */
export const isGoneToAtOnce = ({ location, navigationType }: Place): boolean =>
  navigationType === NavigationType.Push && isAtHand(location.state)
