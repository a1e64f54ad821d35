import { useEffect, useRef } from 'react'
import { announce } from './announcer.tsx'
import styles from './page-heading.module.css'

let siteName = 'Signpost'
/** Stands behind every page's title. */
export const nameSite = (name: string) => {
  siteName = name
}

/** What was said last. The page that was loaded needs no announcement: the browser made one. */
let said: { heading: HTMLHeadingElement | null; title: string } | null = null

/**
 * The page's one h1, and the title in the tab. On every change of page but the first it takes the focus, so that
 * keyboard and screen reader start where the reader's eye does, and is announced. It may stand in a `legend`.
 */
export function PageHeading({ title, children }: { title: string; children?: React.ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    const { current } = heading
    // In development, React runs an effect twice.
    if (said?.heading === current && said.title === title) return
    const first = said === null
    said = { heading: current, title }
    if (first) return
    announce(title)
    const { activeElement } = document
    const takeFocus = () => {
      // Whoever was quicker, and is somewhere else already, stays there.
      if (current?.ownerDocument.activeElement === activeElement) current.focus({ preventScroll: true })
    }
    // Once the page is painted: the browser would have to lay it out for the focus, and again for what comes of that.
    requestAnimationFrame(() => setTimeout(takeFocus))
  }, [title])
  return (
    <>
      <title>{title === siteName ? title : `${title} – ${siteName}`}</title>
      <h1 ref={heading} tabIndex={-1} className={styles.heading}>
        {children ?? title}
      </h1>
    </>
  )
}
