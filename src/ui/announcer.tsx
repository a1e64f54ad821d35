import { useSyncExternalStore } from 'react'

type Listener = () => void
let text = ''
const listeners = new Set<Listener>()

/** Says `message` politely to screen readers, wherever the reader is. Saying the same twice is said twice. */
export function announce(message: string) {
  text = message === text ? `${message}\u00a0` : message
  for (const listener of listeners) listener()
}

const subscribe = (listener: Listener) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The one live region, in the layout. */
export function Announcer() {
  const message = useSyncExternalStore(
    subscribe,
    () => text,
    () => '',
  )
  return <output className="visually-hidden">{message}</output>
}
