import { type ComponentType, lazy, useDeferredValue } from 'react'
import { type Location, Route, Routes, useLocation } from 'react-router-dom'
import { Layout } from './layout.tsx'
import { PageBoundary } from './page-boundary.tsx'
import { Scroll } from './scroll.tsx'
import { Skeleton } from '../ui/skeleton.tsx'

/** A page is loaded when it is gone to. */
const page = (load: () => Promise<{ Component: ComponentType }>) =>
  lazy(async () => ({ default: (await load()).Component }))

const Home = page(() => import('../pages/home.tsx'))
const Articles = page(() => import('../pages/articles.tsx'))
const Article = page(() => import('../pages/article.tsx'))
const Topics = page(() => import('../pages/topics.tsx'))
const Topic = page(() => import('../pages/topic.tsx'))
const TroubleshooterStart = page(() => import('../pages/troubleshooter-start.tsx'))
const TroubleshooterStep = page(() => import('../pages/troubleshooter-step.tsx'))
const TroubleshooterHandOver = page(() => import('../pages/troubleshooter-hand-over.tsx'))
const Search = page(() => import('../pages/search.tsx'))
const SignIn = page(() => import('../pages/sign-in.tsx'))
const Callback = page(() => import('../pages/callback.tsx'))
const SignedOut = page(() => import('../pages/signed-out.tsx'))
const Access = page(() => import('../pages/access.tsx'))
const ServerNeeded = page(() => import('../pages/server-needed.tsx'))
const Check = page(() => import('../pages/check.tsx'))
const Desk = page(() => import('../pages/desk.tsx'))
const NotFound = page(() => import('../pages/not-found.tsx'))

/**
 * Every address of the portal; `paths.ts` writes them. The page that is being read stays until all that the next one needs is there
 * (decision 008).
 */
export function Portal() {
  const location = useLocation()
  // The first page is waited for like any other: as a fallback, the skeleton would stand for at least a third of a second.
  const shown = useDeferredValue<Location | null>(location, null)
  return (
    <Layout loading={shown !== location}>
      <PageBoundary location={shown}>{shown ? <Page at={shown} /> : <Skeleton />}</PageBoundary>
    </Layout>
  )
}

const Page = ({ at }: { at: Location }) => (
  <>
    <Routes location={at}>
      <Route path="/" element={<Home />} />
      <Route path="/articles" element={<Articles />} />
      <Route path="/articles/:slug" element={<Article />} />
      <Route path="/topics" element={<Topics />} />
      <Route path="/topics/:topic" element={<Topic />} />
      <Route path="/troubleshooters/:id" element={<TroubleshooterStart />} />
      <Route path="/troubleshooters/:id/hand-over" element={<TroubleshooterHandOver />} />
      <Route path="/troubleshooters/:id/:step" element={<TroubleshooterStep />} />
      <Route path="/search" element={<Search />} />
      <Route path="/sign-in" element={<SignIn />} />
      <Route path="/auth/callback" element={<Callback />} />
      <Route path="/signed-out" element={<SignedOut />} />
      <Route path="/access" element={<Access />} />
      {/* Drawn only by the worker, when the server did not answer. */}
      <Route path="/api/*" element={<ServerNeeded />} />
      <Route path="/idp/*" element={<ServerNeeded />} />
      <Route path="/check" element={<Check />} />
      <Route path="/desk/*" element={<Desk />} />
      <Route path="*" element={<NotFound />} />
    </Routes>
    <Scroll location={at} />
  </>
)
