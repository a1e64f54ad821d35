import { useEffect, useEffectEvent, useSyncExternalStore } from 'react'
import { createListeners } from '../../session/listeners.ts'

export const shortcutKeys = { next: 'j', previous: 'k', select: 'x', handle: 'e', search: '/' } as const
export type Shortcut = keyof typeof shortcutKeys

const key = 'signpost.desk-shortcuts'
const listeners = createListeners<[]>()
let off = read()

function read(): boolean {
  try {
    return localStorage.getItem(key) === 'off'
  } catch {
    return false
  }
}

/** Single keys can be turned off (WCAG 2.2, 2.1.4): whoever dictates would otherwise press them by speaking. */
export const shortcuts = {
  areOn: () => !off,
  turn(on: boolean) {
    off = !on
    try {
      localStorage.setItem(key, on ? 'on' : 'off')
    } catch {
      // Blocked storage costs the editor this choice after a reload.
    }
    listeners.tell()
  },
  subscribe: listeners.add,
}

export const useShortcutsOn = () => useSyncExternalStore(shortcuts.subscribe, shortcuts.areOn)

/** Whoever types, types: no key is taken from a field, nor one that is pressed together with others. */
const isTyped = ({ target, ctrlKey, metaKey, altKey, isComposing }: KeyboardEvent) =>
  ctrlKey ||
  metaKey ||
  altKey ||
  isComposing ||
  (target instanceof Element &&
    target.matches('input:not([type=checkbox]), textarea, select, [contenteditable]'))

export function useShortcuts(act: (shortcut: Shortcut) => void) {
  const on = useShortcutsOn()
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || isTyped(event)) return
    const found = (Object.keys(shortcutKeys) as Shortcut[]).find((name) => shortcutKeys[name] === event.key)
    if (!found) return
    event.preventDefault()
    act(found)
  })
  useEffect(() => {
    if (!on) return undefined
    const listen = (event: KeyboardEvent) => press(event)
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [on])
}
