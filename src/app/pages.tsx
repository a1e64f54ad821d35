import { Activity, createContext, memo, use, useCallback, useEffect, useState } from 'react'
import {
  createPath,
  NavigationType,
  Route,
  Routes,
  UNSAFE_LocationContext as LocationContext,
} from 'react-router-dom'
import { NotFound } from '../features/articles/not-found.tsx'
import { session } from '../session/session.ts'
import { DrawAhead } from '../ui/draw-ahead.ts'
import { Skeleton } from '../ui/skeleton.tsx'
import { PageBoundary } from './page-boundary.tsx'
import { isGoneToAtOnce, type Place, placeOf } from './place.ts'
import { routes } from './routes.tsx'
import { Scroll } from './scroll.tsx'
import { useSecondClick } from './second-click.ts'

/** Null while the first page is waited for. */
export const Shown = createContext<Place | null>(null)

type Props = {
  /** The place at which there is no page, as the server has found out. */
  nowhere: Place | null
}

/** The page that is shown and, out of sight, the one that the reader will most likely go to (decision 040). */
export function Pages({ nowhere }: Props) {
  const shown = use(Shown)
  useSecondClick(shown)
  const [pages, setPages] = useState<Turn>({ number: 0, of: shown, drawn: shown, ahead: null })
  if (pages.of !== shown) setPages(turnTo(shown, pages))
  const drawAhead = useCallback((address: string) => {
    // What is hidden is drawn in slices anyhow. As a transition, it could come after the step has been gone to, and take the place of what is read by then.
    setPages((pages) => ({ ...pages, ahead: placeOf(address) }))
  }, [])
  // A page out of sight hears nothing of it, and tells what the one before could read.
  useEffect(
    () => session.subscribe(() => setPages((pages) => (pages.ahead ? { ...pages, ahead: null } : pages))),
    [],
  )
  const draw = (at: Place | null, number: number) => (
    <Activity key={number} mode={number === pages.number ? 'visible' : 'hidden'}>
      <PageBoundary location={at?.location ?? null}>
        {at ? <Page at={at} isNowhere={at === nowhere} /> : <Skeleton />}
      </PageBoundary>
    </Activity>
  )
  return (
    <DrawAhead value={drawAhead}>
      {draw(pages.drawn, pages.number)}
      {pages.ahead && draw(pages.ahead, pages.number + 1)}
      {shown && <Scroll to={shown} />}
    </DrawAhead>
  )
}

type Turn = {
  /** Of the page that is shown. It changes when that page was drawn ahead: it stays what it is. */
  number: number
  of: Place | null
  /** As that page was told where it is: one that was drawn ahead goes by the place that was expected. */
  drawn: Place | null
  ahead: Place | null
}

function turnTo(shown: Place | null, { number, ahead }: Turn): Turn {
  // Whoever has to wait for something new is not shown what was known when it was drawn.
  const isAhead =
    shown && ahead && isGoneToAtOnce(shown) && createPath(shown.location) === createPath(ahead.location)
  if (isAhead) return { number: number + 1, of: shown, drawn: ahead, ahead: null }
  // The same page, of which the address was put right.
  const stays = shown?.navigationType === NavigationType.Replace
  return { number, of: shown, drawn: shown, ahead: stays ? ahead : null }
}

type PageProps = { at: Place; isNowhere: boolean }

/** `Routes` would look at the router's own place, and tell all pages of every change of it. */
const Page = memo(({ at, isNowhere }: PageProps) => (
  <LocationContext value={at}>
    {isNowhere ? (
      <NotFound />
    ) : (
      <Routes>
        {routes.map(({ path, Page }) => (
          <Route key={path} path={path} element={<Page />} />
        ))}
      </Routes>
    )}
  </LocationContext>
))
