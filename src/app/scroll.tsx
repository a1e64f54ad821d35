import { useEffect, useLayoutEffect } from 'react'
import { createPath, type Location, NavigationType } from 'react-router-dom'
import { tabStorage } from '../session/tab-storage.ts'
import { showFont } from '../ui/font.ts'
import type { Place } from './place.ts'

/** Where each entry of the history was left, in CSS pixels from the top; kept by the tab over a reload. */
const left = new Map<string, number>()
const key = 'signpost.scroll'
const kept = 50

/** Whether the first page was there before the portal ran, so that the browser, or the reader, has found a place in it. */
let isPlaced = false

/** Entries that the browser made itself, by a link within the page, have no key of their own. */
const entryOf = (location: Location) => (location.key === 'default' ? createPath(location) : location.key)

/**
 * A new page begins at its top or at the heading its address names, and one that is gone back to where it was left. The browser
 * would do so before the page is there. A link with the state `{ keepScroll: true }` leaves the page where it is.
 */
export function Scroll({ to: { location, navigationType } }: { to: Place }) {
  useLayoutEffect(() => {
    showFont()
    if (isKeptState(location.state)) return
    const top = navigationType === NavigationType.Pop ? left.get(entryOf(location)) : undefined
    const wasPlaced = isPlaced
    isPlaced = false
    if (wasPlaced && (top === undefined || window.scrollY > 0)) return
    const target = location.hash ? document.getElementById(decoded(location.hash.slice(1))) : null
    if (top === undefined && target) target.scrollIntoView()
    else window.scrollTo(0, top ?? 0)
  }, [location, navigationType])

  useEffect(() => {
    const remember = () => {
      // While the next page is on its way, the address is its address already.
      if (createPath(window.location) === createPath(location)) left.set(entryOf(location), window.scrollY)
    }
    addEventListener('scroll', remember, { passive: true })
    return () => removeEventListener('scroll', remember)
  }, [location])

  useEffect(() => {
    const keep = () => tabStorage.setItem(key, JSON.stringify([...left].slice(-kept)))
    addEventListener('pagehide', keep)
    return () => removeEventListener('pagehide', keep)
  }, [])
  return null
}

function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment)
  } catch {
    return fragment
  }
}

const isKeptState = (state: unknown) =>
  typeof state === 'object' && state !== null && 'keepScroll' in state && state.keepScroll === true

/** Before the first page is drawn, or taken over as the server drew it. */
export function restoreScroll(isDrawn: boolean) {
  isPlaced = isDrawn
  history.scrollRestoration = 'manual'
  try {
    const entries: unknown = JSON.parse(tabStorage.getItem(key) ?? '[]')
    if (Array.isArray(entries)) for (const [entry, top] of entries) left.set(String(entry), Number(top))
  } catch {
    // Whatever stood there, the page begins at its top.
  }
}
