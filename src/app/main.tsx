import '../styles/layers.css'
import '../styles/tokens.css'
import '../styles/reset.css'
import '../styles/base.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { createBrowserRouter, RouterContextProvider, RouterProvider } from 'react-router-dom'
import { portalConfigQuery } from '../http/portal-config.ts'
import { createQueryClient, queryClientContext } from '../http/query-client.ts'
import { session } from '../session/session.ts'
import { nameSite } from '../ui/page-heading.tsx'
import { CannotStart } from './cannot-start.tsx'
import { reloadOnceForNewVersion } from './new-version.ts'
import { routes } from './routes.tsx'

const element = document.querySelector('#portal')
if (!element) throw new Error('index.html has no element #portal')
const root = createRoot(element)

async function start() {
  if (import.meta.env.DEV) await (await import('../../mocks/browser.ts')).startApi()
  const queryClient = createQueryClient()
  const config = await queryClient.query(portalConfigQuery)
  nameSite(config.brand.portal)
  session.start(config.oidc)
  const router = createBrowserRouter(routes, {
    getContext: () => new RouterContextProvider(new Map([[queryClientContext, queryClient]])),
  })
  root.render(
    <StrictMode>
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </StrictMode>,
  )
}

reloadOnceForNewVersion()
start().catch(() => root.render(<CannotStart onRetry={() => location.reload()} />))
