import { useEffect, useEffectEvent } from 'react'
import { isTyped } from '../../ui/single-keys.ts'
import { useSingleKeysOn } from '../../ui/use-single-keys.ts'

export const shortcutKeys = { next: 'j', previous: 'k', select: 'x', handle: 'e', search: '/' } as const
export type Shortcut = keyof typeof shortcutKeys

export function useShortcuts(act: (shortcut: Shortcut) => void) {
  const on = useSingleKeysOn()
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
