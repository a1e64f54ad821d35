import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { use, useDeferredValue, useMemo, useState } from 'react'
import { matchPath, UNSAFE_LocationContext as LocationContext } from 'react-router-dom'
import { articleQuery } from '../features/articles/queries.ts'
import { Layout } from './layout.tsx'
import { Pages, Shown } from './pages.tsx'
import { isGoneToAtOnce, type Place } from './place.ts'

type Props = {
  /** Whether the first page is there already, and what the server found at its address (decision 037). */
  drawn?: 'page' | 'nothing' | undefined
}

/** The page that is being read stays until all that the next one needs is there (decision 008). */
export function Portal({ drawn }: Props) {
  const place = use(LocationContext)
  const [first] = useState(place)
  // The first page is waited for like any other: as a fallback, the skeleton would stand for at least a third of a second.
  const settled = useDeferredValue<Place | null>(place, drawn ? undefined : null)
  const client = useQueryClient()
  const shown = settled && isBrought(client, settled, place) ? place : settled
  const loading = shown !== place
  const nowhere = drawn === 'nothing' ? first : null
  // Nothing of the frame is drawn for a page that is shown at once: it is told of it when `settled` catches up, once the page is painted. One that is waited for shows in the frame from the press on.
  const frame = useMemo(
    () => (
      <Layout loading={loading}>
        <Pages nowhere={nowhere} />
      </Layout>
    ),
    [loading, nowhere],
  )
  return (
    <LocationContext value={loading ? place : (settled ?? place)}>
      <Shown value={shown}>{frame}</Shown>
    </LocationContext>
  )
}

/** Whether the next page needs nothing that is not there: then it is not waited for, not even by being drawn in slices. */
function isBrought(client: QueryClient, before: Place, to: Place): boolean {
  if (isGoneToAtOnce(to)) return true
  const next = matchPath('/articles/:slug', to.location.pathname)?.params.slug
  if (!next || !matchPath('/articles/:slug', before.location.pathname)) return false
  const reading = client.getQueryData(articleQuery(next).queryKey)
  return reading?.access === 'open' && !reading.article.video
}
