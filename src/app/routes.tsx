import { type ComponentType, lazy } from 'react'
import { lookForNewVersion } from './new-version.ts'

/** Said even where the same file was missed before, by whoever fetched it ahead. */
function goneMissing(error: unknown): never {
  lookForNewVersion()
  throw error
}

type Load = () => Promise<{ Component: ComponentType }>

/** A page is loaded when it is gone to, or likely to be. */
const page = (path: string, load: Load) => ({
  path,
  load,
  Page: lazy(async () => ({ default: (await load().catch(goneMissing)).Component })),
})

/** Every address of the portal; `paths.ts` writes them. */
export const routes = [
  page('/', () => import('../pages/home.tsx')),
  page('/articles', () => import('../pages/articles.tsx')),
  page('/articles/:slug', () => import('../pages/article.tsx')),
  page('/topics', () => import('../pages/topics.tsx')),
  page('/topics/:topic', () => import('../pages/topic.tsx')),
  page('/search', () => import('../pages/search.tsx')),
  page('/troubleshooters/:id', () => import('../pages/troubleshooter-start.tsx')),
  page('/troubleshooters/:id/hand-over', () => import('../pages/troubleshooter-hand-over.tsx')),
  page('/troubleshooters/:id/:step', () => import('../pages/troubleshooter-step.tsx')),
  page('/sign-in', () => import('../pages/sign-in.tsx')),
  page('/auth/callback', () => import('../pages/callback.tsx')),
  page('/signed-out', () => import('../pages/signed-out.tsx')),
  page('/access', () => import('../pages/access.tsx')),
  // Drawn only by the worker, when the server did not answer.
  page('/api/*', () => import('../pages/server-needed.tsx')),
  page('/idp/*', () => import('../pages/server-needed.tsx')),
  page('/check', () => import('../pages/check.tsx')),
  page('/desk/*', () => import('../pages/desk.tsx')),
  page('*', () => import('../pages/not-found.tsx')),
]
