import { useDeferredValue, useState } from 'react'
import { type Location, Route, Routes, useLocation } from 'react-router-dom'
import { NotFound } from '../features/articles/not-found.tsx'
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
  const [first] = useState(location)
  // The first page is waited for like any other: as a fallback, the skeleton would stand for at least a third of a second.
  const shown = useDeferredValue<Location | null>(location, drawn ? undefined : null)
  return (
    <Layout loading={shown !== location}>
      <PageBoundary location={shown}>
        {shown ? <Page at={shown} isNowhere={drawn === 'nothing' && shown === first} /> : <Skeleton />}
      </PageBoundary>
    </Layout>
  )
}

const Page = ({ at, isNowhere }: { at: Location; isNowhere: boolean }) => (
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
)
