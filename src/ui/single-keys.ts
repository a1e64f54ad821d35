import { useSyncExternalStore } from 'react'

const key = 'signpost.single-keys'
const listeners = new Set<() => void>()
let off: boolean | undefined

function read(): boolean {
  try {
    return localStorage.getItem(key) === 'off'
  } catch {
    return false
  }
}

/** Single keys can be turned off (WCAG 2.2, 2.1.4): whoever dictates would otherwise press them by speaking. */
export const singleKeys = {
  areOn: () => !(off ??= read()),
  turn(on: boolean) {
    off = !on
    try {
      localStorage.setItem(key, on ? 'on' : 'off')
    } catch {
      // Blocked storage costs the reader this choice after a reload.
    }
    for (const listener of listeners) listener()
  },
  subscribe(listener: () => void) {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },
}

export const useSingleKeysOn = () => useSyncExternalStore(singleKeys.subscribe, singleKeys.areOn, () => true)

/** Whoever types, types: no key is taken from a field, nor one that is pressed together with others. */
export const isTyped = ({ target, ctrlKey, metaKey, altKey, isComposing }: KeyboardEvent) =>
  ctrlKey ||
  metaKey ||
  altKey ||
  isComposing ||
  (target instanceof Element &&
    target.matches('input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]'))
