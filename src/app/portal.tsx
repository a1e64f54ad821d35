import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { Activity, type ContextType, memo, startTransition, use, useDeferredValue, useMemo, useState } from 'react'
import {
  createPath,
  matchPath,
  NavigationType,
  parsePath,
  Route,
  Routes,
  UNSAFE_LocationContext as LocationContext,
} from 'react-router-dom'
import { articleQuery } from '../features/articles/queries.ts'
import { NotFound } from '../features/articles/not-found.tsx'
import { DrawAhead } from '../ui/draw-ahead.ts'
import { isAtHand } from '../ui/page-at-hand.ts'
import { Skeleton } from '../ui/skeleton.tsx'
import { Layout } from './layout.tsx'
import { PageBoundary } from './page-boundary.tsx'
import { routes } from './routes.tsx'
import { Scroll } from './scroll.tsx'

type Props = {
  /** Whether the first page is there already, and what the server found at its address (decision 037). */
  drawn?: 'page' | 'nothing' | undefined
}

/** An address, and how it was gone to. */
type Place = ContextType<typeof LocationContext>

/** The page that is being read stays until all that the next one needs is there (decision 008). */
export function Portal({ drawn }: Props) {
  const place = use(LocationContext)
  const [first] = useState(place)
  // The first page is waited for like any other: as a fallback, the skeleton would stand for at least a third of a second.
  const settled = useDeferredValue<Place | null>(place, drawn ? undefined : null)
  const client = useQueryClient()
  const shown = settled && isBrought(client, settled, place) ? place : settled
  const [pages, setPages] = useState<Pages>({ slot: 0, of: shown, taken: null, ahead: null })
  if (pages.of !== shown) {
    const isAhead = shown && pages.ahead && createPath(pages.ahead.location) === createPath(shown.location)
    const isSameVisit = shown?.navigationType === NavigationType.Replace
    setPages({
      slot: isAhead ? pages.slot + 1 : pages.slot,
      of: shown,
      taken: isAhead ? pages.ahead : null,
      ahead: isSameVisit ? pages.ahead : null,
    })
  }
  const loading = shown !== place
  return useMemo(() => {
    const drawAhead = (address: string) =>
      startTransition(() =>
        setPages((pages) => ({
          ...pages,
          ahead: { location: { ...place.location, ...parsePath(address), hash: '', key: Math.random().toString(36).slice(2), state: null }, navigationType: NavigationType.Push },
        })),
      )
    const draw = (at: Place | null, slot: number) => (
      <Activity key={slot} mode={slot === pages.slot ? 'visible' : 'hidden'}>
        <PageBoundary location={at?.location ?? null}>
          {at ? <Page at={at} isNowhere={drawn === 'nothing' && at === first} /> : <Skeleton />}
        </PageBoundary>
      </Activity>
    )
    return (
      <Layout loading={loading}>
        <DrawAhead value={drawAhead}>
          {draw(pages.taken ?? shown, pages.slot)}
          {pages.ahead && draw(pages.ahead, pages.slot + 1)}
        </DrawAhead>
        {shown && <Scroll location={shown.location} />}
      </Layout>
    )
  }, [drawn, first, loading, shown, pages])
}

type Pages = { slot: number; of: Place | null; taken: Place | null; ahead: Place | null }

/** Whether the next page needs nothing that the one before has not brought: then it is not waited for, not even by being drawn in slices. */
function isBrought(client: QueryClient, before: Place, { location, navigationType }: Place): boolean {
  // Whoever goes back or forward comes with the state of then.
  if (navigationType === NavigationType.Push && isAtHand(location.state)) return true
  const next = matchPath('/articles/:slug', location.pathname)?.params.slug
  if (!next || !matchPath('/articles/:slug', before.location.pathname)) return false
  const reading = client.getQueryData(articleQuery(next).queryKey)
  return reading?.access === 'open' && !reading.article.video
}

const Page = memo(({ at, isNowhere }: { at: Place; isNowhere: boolean }) =>
    isNowhere ? (
      <NotFound />
    ) : (
      <LocationContext value={at}>
      <Routes>
        {routes.map(({ path, Page }) => (
          <Route key={path} path={path} element={<Page />} />
        ))}
      </Routes>
      </LocationContext>
    )
)
