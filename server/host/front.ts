import { type Context, Hono } from 'hono'
import { routePath } from 'hono/route'
import { getPath } from 'hono/utils/url'
import type { PortalConfig } from '../../contract/config.ts'
import type { createApp, LogEvent } from '../app.ts'
import { clientAddress, type Network } from '../http/client-address.ts'
import { problemResponse, Refusal } from '../http/problem.ts'
import { limitAddress } from '../http/request-limits.ts'
import type { PortalFiles } from './static.ts'
import { webManifest } from './web-manifest.ts'
import { dataHeaders } from './headers.ts'
import { headerOf, type HostBindings, type HostEnv, type Observe } from './observe.ts'

type Front = {
  portal: PortalConfig
  https: boolean
  trustedProxies: readonly Network[]
  observe: Observe
  /** Asked anew for each request: it is another one after the content was read again. */
  api: () => ReturnType<typeof createApp>
  files: PortalFiles
  /** For machines: what there is that anybody may read. */
  listed: Hono
  /** Where a page that moved is now; asked anew, too. */
  moved: (path: string) => string | null
  /** Of the demo. */
  provider: ((context: Context) => Response) | null
  log: (event: LogEvent) => void
}

/** What the API answers; of that, what a page may show; and what else is no page. */
const ofApi = /^\/(api(\/.*)?|config\.json|media(\/.*)?)$/
const media = /^\/media(\/.*)?$/
const manifest = '/manifest.webmanifest'
/** Part of pages, in few words; and what a demo's provider shows. Both say themselves all that is to be said of them. */
const speaksForItself =
  /^\/(assets|idp)\/|^\/(?!(manifest\.webmanifest|robots\.txt|feed\.xml|sitemap(-\d+)?\.xml)$).*\.(?!html$)[a-z0-9]+$/

/**
 * What stands at which address of a server: the API, the configuration, the portal's files, and in a demo the identity provider. What asks
 * the API goes there at once, and through no other router before (decision 009).
 */
export async function createFront(front: Front) {
  const { https, trustedProxies, observe, api, provider } = front
  const data = await dataHeaders({ https })
  const others = notOfApi(front)
  const shown = await dataHeaders({ https, shows: true })
  const none = {}
  /** A page says more of itself, by the same names: what an answer says itself counts. */
  function standing(path: string, isApi: boolean) {
    if (!isApi) return speaksForItself.test(path) ? none : data
    return media.test(path) ? shown : data
  }

  const addressOf = ({ incoming }: HostBindings) =>
    clientAddress(
      {
        socket: incoming.socket.remoteAddress,
        forwardedFor: headerOf(incoming, 'x-forwarded-for'),
        forwarded: headerOf(incoming, 'forwarded'),
      },
      trustedProxies,
    )
  return {
    fetch(request: Request, notes: HostBindings): Response | Promise<Response> {
      const path = getPath(request)
      const isApi = ofApi.test(path)
      return observe(request.method, notes, {
        headers: standing(path, isApi),
        answer() {
          // Provider and portal must be one origin, and the provider's name is localhost.
          const elsewhere = provider && byName(request.url)
          if (elsewhere) return Response.redirect(elsewhere, 307)
          notes.address = addressOf(notes)
          return (isApi ? api() : others).fetch(request, notes)
        },
      })
    },
  }
}

/** The same address with the machine's name, where it has its number. */
function byName(address: string): string | null {
  const url = new URL(address)
  if (url.hostname !== '127.0.0.1' && url.hostname !== '[::1]') return null
  url.hostname = 'localhost'
  return url.href
}

function notOfApi({ portal, files, listed, moved, provider, log }: Front) {
  const app = new Hono<HostEnv>()
  app.onError((error, context) => {
    log({ level: 'error', event: 'request failed', error, route: routePath(context, -1) })
    return problemResponse(context, new Refusal('internal'))
  })
  app.use(async (context, next) => {
    await next()
    // Whoever answered; the last that could have would be the portal's page, for every file.
    context.env.route = routePath(context)
  }, limitAddress)
  if (provider) app.all('/idp/*', provider)
  app.get(manifest, (context) =>
    context.json(webManifest(portal.brand), 200, {
      'Content-Type': 'application/manifest+json',
      'Cache-Control': 'no-cache',
    }),
  )
  app.get('*', async (context, next) => {
    const { pathname, search } = new URL(context.req.url)
    const path = moved(pathname)
    if (path === null) return next()
    // For a while, not for ever: an editor may want the old address back for something else.
    context.header('Cache-Control', 'public, max-age=3600')
    return context.redirect(path + search, 301)
  })
  app.route('/', listed)
  app.route('/', files)
  return app
}
