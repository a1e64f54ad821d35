import '@fontsource-variable/atkinson-hyperlegible-next/wght.css'
import '../styles/tokens.css'
import '../styles/reset.css'
import '../styles/base.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { BrowserRouter } from 'react-router-dom'
import { portalConfigQuery } from '../http/portal-config.ts'
import { createQueryClient } from '../http/query-client.ts'
import { session } from '../session/session.ts'
import { nameSite } from '../ui/page-heading.tsx'
import { CannotStart } from './cannot-start.tsx'
import { forgetReaderWhoLeft } from './forget-reader.ts'
import { reloadOnceForNewVersion } from './new-version.ts'
import { Portal } from './portal.tsx'
import { reportCaught } from './report-caught.ts'
import { restoreScroll } from './scroll.tsx'

const element = document.querySelector('#portal')
if (!element) throw new Error('index.html has no element #portal')
const root = createRoot(element, { onCaughtError: reportCaught })

async function start() {
  if (import.meta.env.DEV) await (await import('../../mocks/browser.ts')).startApi()
  const queryClient = createQueryClient()
  const config = await queryClient.query(portalConfigQuery)
  nameSite(config.brand.portal)
  session.start(config.oidc)
  forgetReaderWhoLeft()
  restoreScroll()
  root.render(
    <StrictMode>
      <QueryClientProvider client={queryClient}>
        {/* The address changes at once; `Portal` puts off what is shown. */}
        <BrowserRouter useTransitions={false}>
          <Portal />
        </BrowserRouter>
      </QueryClientProvider>
    </StrictMode>,
  )
  if (import.meta.env.DEV) (await import('../../mocks/development-bar.ts')).showDevelopmentBar(session)
}

/** Last of all: nothing that the first page needs waits for it. In development the mocks have a worker of their own. */
function afterwards() {
  if (!import.meta.env.PROD) return
  import('./register-worker.ts').then(
    ({ registerWorker }) => registerWorker(),
    () => undefined,
  )
}

reloadOnceForNewVersion()
start()
  .catch(() => root.render(<CannotStart onRetry={() => location.reload()} />))
  .finally(() => (document.readyState === 'complete' ? afterwards() : addEventListener('load', afterwards)))
