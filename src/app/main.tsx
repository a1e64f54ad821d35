import './locale-data.ts'
import '../styles/fonts.css'
import '../styles/tokens.css'
import '../styles/reset.css'
import '../styles/base.css'
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { startTransition, StrictMode } from 'react'
import { createRoot, hydrateRoot } from 'react-dom/client'
import { BrowserRouter } from 'react-router-dom'
import { portalConfigQuery } from '../http/portal-config.ts'
import { createQueryClient } from '../http/query-client.ts'
import { viewing } from '../http/view-as.ts'
import { session } from '../session/session.ts'
import { bringFont, restoreFont } from '../ui/font.ts'
import { onceReaderStays, readerStays } from '../ui/once-reader-stays.ts'
import { nameSite } from '../ui/page-heading.tsx'
import { CannotStart } from './cannot-start.tsx'
import { forgetReaderWhoLeft } from './forget-reader.ts'
import { configFrom, readKept, rested, standsFor, takeOver } from './kept-by-server.ts'
import { quietly, reloadOnceForNewVersion } from './new-version.ts'
import { Portal } from './portal.tsx'
import { reportCaught } from './report-caught.ts'
import { restoreScroll } from './scroll.tsx'

const element = document.querySelector('#portal')
if (!element) throw new Error('index.html has no element #portal')
const options = { onCaughtError: reportCaught }

async function start(element: Element) {
  if (import.meta.env.DEV) await (await import('../../mocks/browser.ts')).startApi()
  const queryClient = createQueryClient()
  const kept = readKept()
  // A task of its own, after the one in which all this was loaded: what is drawn already can be scrolled in between.
  if (kept) await new Promise((resolve) => setTimeout(resolve))
  const config = await queryClient.query(kept ? configFrom(kept.config) : portalConfigQuery)
  nameSite(config.brand.portal)
  session.start(config.oidc)
  forgetReaderWhoLeft()
  // A page that an editor sees as somebody else is nobody's else.
  const isSignedIn = 'account' in session.get()
  const drawn = kept && !viewing && standsFor({ isSignedIn }) ? kept.found : undefined
  restoreScroll(drawn !== undefined)
  const portal = (
    <StrictMode>
      <QueryClientProvider client={queryClient}>
        {/* The address changes at once; `Portal` puts off what is shown. */}
        <BrowserRouter useTransitions={false}>
          <Portal drawn={drawn} />
        </BrowserRouter>
      </QueryClientProvider>
    </StrictMode>
  )
  if (kept && drawn) {
    if (rested()) {
      await bringAll(queryClient)
      readerStays()
    }
    takeOver(queryClient, kept, { isNew: !isSignedIn })
    // In slices, between which the reader can scroll.
    startTransition(() => void hydrateRoot(element, portal, options))
  } else createRoot(element, options).render(portal)
  if (import.meta.env.DEV) (await import('../../mocks/development-bar.ts')).showDevelopmentBar(session)
}

/** What a page that rested has to have, to do without a request what its links and forms do by themselves. */
const bringAll = (client: QueryClient) =>
  quietly(async () => (await import('./prefetch.ts')).prefetch(client, location.href))

/** Last of all: nothing that the first page needs waits for it. In development the mocks have a worker of their own. */
function afterwards() {
  if (!import.meta.env.PROD) return
  import('./register-worker.ts').then(
    ({ registerWorker }) => registerWorker(),
    () => undefined,
  )
}

reloadOnceForNewVersion()
restoreFont()
onceReaderStays(() => void bringFont().catch(() => undefined))
start(element)
  .catch(() => createRoot(element, options).render(<CannotStart onRetry={() => location.reload()} />))
  .finally(() =>
    onceReaderStays(() =>
      document.readyState === 'complete' ? afterwards() : addEventListener('load', afterwards),
    ),
  )
