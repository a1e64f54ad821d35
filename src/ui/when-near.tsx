import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useAlive } from './use-alive.ts'

/** Above and below what is in view; a reader who goes on reading finds it drawn. */
const near = '600px 0px'

const cannotTell = () => !('IntersectionObserver' in window)

/**
 * Draws its children once the reader comes near the place where they will stand; `className` keeps that place. Where a browser cannot
 * tell, at once.
 */
export function WhenNear({ className, children }: { className: string | undefined; children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null)
  const [isNear, setNear] = useState(false)
  const atOnce = useAlive() && cannotTell()
  useEffect(() => {
    if (atOnce || !place.current) return undefined
    const observer = new IntersectionObserver(
      (entries) => entries.some(({ isIntersecting }) => isIntersecting) && setNear(true),
      { rootMargin: near },
    )
    observer.observe(place.current)
    return () => observer.disconnect()
  }, [atOnce])
  return (
    <div ref={place} className={className}>
      {(isNear || atOnce) && children}
    </div>
  )
}
