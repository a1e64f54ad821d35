import { useSyncExternalStore } from 'react'

const never = () => () => undefined

/** Whether this is a reader's browser in which scripts run. Where a server draws the page, and in the first drawing that goes on from it, it is not. */
export const useAlive = () =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
