import { type RefObject, useEffect, useRef, useState } from 'react'

/** How wide an element is, in CSS pixels, so that what is drawn in it need not be scaled: its text keeps the size of text. */
export function useWidth<Element extends HTMLElement>(usual: number): [RefObject<Element | null>, number] {
  const element = useRef<Element>(null)
  const [width, setWidth] = useState(usual)
  useEffect(() => {
    const { current } = element
    if (!current || !('ResizeObserver' in globalThis)) return
    const watcher = new ResizeObserver(([entry]) => entry && setWidth(Math.floor(entry.contentRect.width)))
    watcher.observe(current)
    return () => watcher.disconnect()
  }, [])
  return [element, width]
}
