import { type Query, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { prerender } from 'react-dom/static'
import { matchPath, StaticRouter } from 'react-router-dom'
import type { PortalConfig } from '../../contract/config.ts'
import type { DrawingPorts, DrawPage } from '../../contract/drawn-page.ts'
import { ApiProblem } from '../http/problems.ts'
import { queryDefaults } from '../http/query-client.ts'
import { takeWire } from '../http/wire.ts'
import { session } from '../session/session.ts'
import { createMemoryStore } from '../session/store.ts'
import { Drawing } from '../ui/drawing.ts'
import { nameSite } from '../ui/page-heading.tsx'
import { headOf, noPage } from './head.ts'
import { configFrom, type KeptByServer } from './kept-by-server.ts'
import { Portal } from './portal.tsx'
import { routes } from './routes.tsx'

/** The modules of the pages that the server draws. All others are of a reader, or of a sign-in, and wait for the browser. */
const modules: Record<string, string> = {
  '/': 'home',
  '/articles': 'articles',
  '/articles/:slug': 'article',
  '/topics': 'topics',
  '/topics/:topic': 'topic',
  '/search': 'search',
  '/troubleshooters/:id': 'troubleshooter-start',
  '/troubleshooters/:id/hand-over': 'troubleshooter-hand-over',
  '/troubleshooters/:id/:step': 'troubleshooter-step',
}

/** A way through a troubleshooter, as whether there is a page at all, depends on who reads. What is public does not. */
const depends = /^\/troubleshooters\//

/** Links and forms alone; what brings them to life weighs more than they do. */
const rests = /^\/(?:troubleshooters|search)(?:\/|$)/

/** No page's address. It stands for those that cannot be read, which the router would write out past the log. */
const nowhere = '/nowhere'

/** Milliseconds; the API is in the same process. */
const patience = 5000

type Kind = KeptByServer['found']

/**
 * Draws pages outside a browser, for nobody in particular. The portal's rooms hold one session and one way to the API each, so a process
 * makes one of these.
 */
export function createDrawing({ config: configNow, origin, ask }: DrawingPorts<PortalConfig>): DrawPage {
  /** Of the page that is being drawn: there is one at a time. */
  let asked: string[] = []
  let reader: string | null = null
  takeWire({
    origin: () => origin,
    fetch: async ({ pathname, search }, init) => {
      asked.push(pathname + search)
      return ask(pathname + search, init, reader)
    },
  })
  const { oidc, brand } = configNow()
  session.start(oidc, { store: createMemoryStore() })
  nameSite(brand.portal)

  async function draw(address: string, found: Kind) {
    const client = new QueryClient({ defaultOptions: { queries: { ...queryDefaults, retry: false } } })
    asked = []
    const config = configNow()
    void client.query(configFrom(config))
    const noted: { error?: unknown; moved?: string; isOpen?: true; isNowhere?: true } = {}
    const drawing = {
      lead: (to: string) => void (noted.moved ??= to),
      leaveOpen: () => void (noted.isOpen = true),
      findNothing: () => void (noted.isNowhere = true),
    }
    const page = (
      <QueryClientProvider client={client}>
        <Drawing value={drawing}>
          <StaticRouter location={address}>
            <Portal drawn={found} />
          </StaticRouter>
        </Drawing>
      </QueryClientProvider>
    )
    const { prelude } = await prerender(page, {
      onError: (error) => void (noted.error ??= error),
      signal: AbortSignal.timeout(patience),
      // A large page in two parts would need a script in the page to put them together.
      progressiveChunkSize: Number.POSITIVE_INFINITY,
    })
    const html = await new Response(prelude).text()
    const answers = client.getQueryCache().findAll({ predicate: isForBrowser })
    client.clear()
    const kept: KeptByServer = {
      found,
      asked,
      config,
      answers: answers.map(({ queryKey, state }) => [queryKey, state.data]),
    }
    return { html, kept, ...noted }
  }

  return async (wanted, wantedBy) => {
    reader = wantedBy
    const address = isReadable(wanted) ? wanted : nowhere
    const { pathname } = new URL(address, origin)
    const route = routes.find(({ path }) => matchPath(path, pathname))
    const module = route && modules[route.path]
    if (route && !module && route.path !== '*') return null
    let found: Kind = module ? 'page' : 'nothing'
    let drawn = await draw(address, found)
    if (isMissing(drawn.error)) {
      found = 'nothing'
      drawn = await draw(address, found)
    }
    if (drawn.error !== undefined) throw drawn.error
    if (drawn.moved !== undefined && !isSame(drawn.moved, address)) return { moved: drawn.moved }
    const { title, body } = parted(drawn.html)
    const readers = drawn.isOpen
      ? 'scriptless'
      : drawn.isNowhere || depends.test(pathname)
        ? 'strangers'
        : 'all'
    const isAtRest = found === 'page' && readers !== 'scriptless' && rests.test(pathname)
    return {
      status: drawn.isNowhere ? 404 : 200,
      title,
      head: drawn.isNowhere ? noPage : headOf({ title, pathname, origin, kept: drawn.kept }),
      html: body,
      readers,
      rests: isAtRest,
      kept: forScript(isAtRest ? withoutFlow(drawn.kept) : drawn.kept),
      module: found === 'page' && module ? `src/pages/${module}.tsx` : null,
    }
  }
}

/** All steps of a troubleshooter weigh as much as the page: they come when it is used. */
const withoutFlow = ({ answers, ...kept }: KeptByServer): KeptByServer => ({
  ...kept,
  answers: answers.filter(([key]) => key[0] !== 'troubleshooters'),
})

const isMissing = (error: unknown) => error instanceof ApiProblem && error.problem.status === 404

function isReadable(address: string): boolean {
  try {
    decodeURIComponent(address.split('?')[0] ?? '')
    return true
  } catch {
    return false
  }
}

/** But for the version of a troubleshooter, which the portal adds to the address by itself: nobody need come back for that. */
function isSame(...addresses: [string, string]): boolean {
  const [one, other] = addresses.map((address) => {
    const { pathname, searchParams } = new URL(address, 'http://localhost')
    searchParams.delete('version')
    searchParams.sort()
    return `${pathname}?${searchParams.toString()}`
  })
  return one === other
}

/** What a browser has to find out by itself stays here, and so does the configuration, which is told apart. */
const isForBrowser = ({ state, meta, queryKey }: Query) =>
  state.status === 'success' && meta?.['ofThisPlace'] !== true && queryKey[0] !== 'config'

/** React writes the title of a page that has no head before all else. */
function parted(html: string): { title: string; body: string } {
  const [, title = '', body = html] = /^<title>([^<]*)<\/title>([^]*)$/.exec(html) ?? []
  return { title, body }
}

/** JSON in which nothing can end the element that it stands in. */
const forScript = (value: unknown) => JSON.stringify(value).replaceAll('<', '\\u003c')
