import { useLayoutEffect } from 'react'
import { isGoneToAtOnce, type Place } from './place.ts'

/** Whoever clicks twice means what they saw, and not what has come to lie there after the first time. */
export function useSecondClick(shown: Place | null) {
  useLayoutEffect(() => {
    if (!shown || !isGoneToAtOnce(shown)) return undefined
    const leave = () => removeEventListener('click', stop, { capture: true })
    const stop = (event: MouseEvent) => {
      // The keyboard clicks without a count.
      if (event.detail < 2) return leave()
      event.preventDefault()
      event.stopPropagation()
    }
    addEventListener('click', stop, { capture: true })
    return leave
  }, [shown])
}
