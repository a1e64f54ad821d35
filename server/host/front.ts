import { type Context, Hono, type MiddlewareHandler } from 'hono'
import { routePath } from 'hono/route'
import type { PortalConfig } from '../../contract/config.ts'
import type { createApp, LogEvent } from '../app.ts'
import { clientAddress, type Network } from '../client-address.ts'
import { problemResponse, Refusal } from '../problem.ts'
import { limitAddress } from '../request-limits.ts'
import { webManifest } from '../web-manifest.ts'
import { dataHeaders } from './headers.ts'
import type { HostEnv } from './observe.ts'

type Front = {
  portal: PortalConfig
  https: boolean
  trustedProxies: readonly Network[]
  observe: MiddlewareHandler<HostEnv>
  /** Asked anew for each request: it is another one after the content was read again. */
  api: () => ReturnType<typeof createApp>
  files: Hono
  /** Where a page that moved is now; asked anew, too. */
  moved: (path: string) => string | null
  /** Of the demo. */
  provider: ((context: Context) => Response) | null
  log: (event: LogEvent) => void
}

/** What stands at which address of a server: the API, the configuration, the portal's files, and in a demo the identity provider. */
export async function createFront({
  portal,
  https,
  trustedProxies,
  observe,
  api,
  files,
  moved,
  provider,
  log,
}: Front) {
  const app = new Hono<HostEnv>()
  app.onError((error, context) => {
    log({ level: 'error', event: 'request failed', error, route: routePath(context, -1) })
    return problemResponse(context, new Refusal('internal'))
  })
  app.use(observe, limitAddress)
  if (provider) {
    // Provider and portal must be one origin, and the provider's name is localhost.
    app.use(async (context, next) => {
      const url = new URL(context.req.url)
      if (url.hostname !== '127.0.0.1' && url.hostname !== '[::1]') return next()
      url.hostname = 'localhost'
      return context.redirect(url.href, 307)
    })
    app.all('/idp/*', provider)
  }
  const headers = await dataHeaders({ https })
  for (const path of ['/api/*', '/config.json', '/manifest.webmanifest']) app.use(path, headers)
  app.use('/media/*', await dataHeaders({ https, shows: true }))
  for (const path of ['/api/*', '/config.json', '/media/*']) {
    app.all(path, ({ req, env }) => {
      env.address = clientAddress(
        {
          socket: env.incoming.socket.remoteAddress,
          forwardedFor: req.header('X-Forwarded-For'),
          forwarded: req.header('Forwarded'),
        },
        trustedProxies,
      )
      return api().fetch(req.raw, env)
    })
  }
  app.get('/manifest.webmanifest', (context) =>
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
  app.route('/', files)
  return app
}
