import { useSyncExternalStore } from 'react'

const never = () => () => undefined

/** Whether scripts run here: where a page is only read, buttons that need them are left out. */
export const useAlive = () =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
