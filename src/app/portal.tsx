import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { memo, useDeferredValue, useState } from 'react'
import {
  type Location,
  matchPath,
  NavigationType,
  Route,
  Routes,
  useLocation,
  useNavigationType,
} from 'react-router-dom'
import { articleQuery } from '../features/articles/queries.ts'
import { NotFound } from '../features/articles/not-found.tsx'
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

/** The page that is being read stays until all that the next one needs is there (decision 008). */
export function Portal({ drawn }: Props) {
  const location = useLocation()
  const how = useNavigationType()
  const [first] = useState(location)
  // The first page is waited for like any other: as a fallback, the skeleton would stand for at least a third of a second.
  const settled = useDeferredValue<Location | null>(location, drawn ? undefined : null)
  const client = useQueryClient()
  // Whoever goes back or forward comes with the state of then.
  const isBrought = how === NavigationType.Push && isAtHand(location.state)
  const shown = settled && (isBrought || isNextArticle(client, settled, location)) ? location : settled
  return (
    <Layout loading={shown !== location}>
      <PageBoundary location={shown}>
        {shown ? <Page at={shown} isNowhere={drawn === 'nothing' && shown === first} /> : <Skeleton />}
      </PageBoundary>
    </Layout>
  )
}

/** Whether the next page needs nothing that the one before has not brought: then it is not waited for, not even by being drawn in slices. */
function isNextArticle(client: QueryClient, before: Location, { pathname }: Location): boolean {
  const next = matchPath('/articles/:slug', pathname)?.params.slug
  if (!next || !matchPath('/articles/:slug', before.pathname)) return false
  const reading = client.getQueryData(articleQuery(next).queryKey)
  return reading?.access === 'open' && !reading.article.video
}

const Page = memo(({ at, isNowhere }: { at: Location; isNowhere: boolean }) => (
  <>
    {isNowhere ? (
      <NotFound />
    ) : (
      <Routes location={at}>
        {routes.map(({ path, Page }) => (
          <Route key={path} path={path} element={<Page />} />
        ))}
      </Routes>
    )}
    <Scroll location={at} />
  </>
))
