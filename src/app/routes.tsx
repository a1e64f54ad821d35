import type { RouteObject } from 'react-router-dom'
import { ErrorPage } from './error-page.tsx'
import { Layout, LayoutSkeleton } from './layout.tsx'

/** Every address of the portal; `paths.ts` writes them. A page is loaded when it is gone to. */
export const routes: RouteObject[] = [
  {
    Component: Layout,
    HydrateFallback: LayoutSkeleton,
    children: [
      {
        ErrorBoundary: ErrorPage,
        children: [
          { path: '/', lazy: () => import('../pages/home.tsx') },
          { path: '/articles', lazy: () => import('../pages/articles.tsx') },
          { path: '/articles/:slug', lazy: () => import('../pages/article.tsx') },
          { path: '/troubleshooters/:id', lazy: () => import('../pages/troubleshooter-start.tsx') },
          {
            path: '/troubleshooters/:id/hand-over',
            lazy: () => import('../pages/troubleshooter-hand-over.tsx'),
          },
          { path: '/troubleshooters/:id/:step', lazy: () => import('../pages/troubleshooter-step.tsx') },
          { path: '/sign-in', lazy: () => import('../pages/sign-in.tsx') },
          { path: '/auth/callback', lazy: () => import('../pages/callback.tsx') },
          { path: '/signed-out', lazy: () => import('../pages/signed-out.tsx') },
          { path: '/access', lazy: () => import('../pages/access.tsx') },
          { path: '*', lazy: () => import('../pages/not-found.tsx') },
        ],
      },
    ],
  },
]
