import { useSyncExternalStore } from 'react'
import { keepSingleKeys, singleKeysAreOn } from './single-keys.ts'

const listeners = new Set<() => void>()

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const useSingleKeysOn = () => useSyncExternalStore(subscribe, singleKeysAreOn, () => true)

export function turnSingleKeys(on: boolean) {
  keepSingleKeys(on)
  for (const listener of listeners) listener()
}
