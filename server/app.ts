import { Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { routePath } from 'hono/route'
import { generateSpecs } from 'hono-openapi'
import type { PortalConfig } from '../contract/config.ts'
import type { ProblemCode } from '../contract/problem.ts'
import { AddressRouter } from './http/addresses.ts'
import type { ClaimNames } from './access/claims.ts'
import type { Content } from './content/content.ts'
import { entrance, notToBeKept } from './http/entrance.ts'
import type { Rights } from './access/gate.ts'
import { createKeptAnswers, sendKept } from './http/kept-answers.ts'
import type { Limits } from './http/limits.ts'
import type { Media } from './library/media.ts'
import { createMediaAddresses } from './library/media-addresses.ts'
import { problemResponse, Refusal } from './http/problem.ts'
import type { Proving } from './feedback/proof-of-work.ts'
import { accessRoutes } from './routes/access.ts'
import { articleRoutes } from './routes/articles.ts'
import { deskRoutes } from './routes/desk.ts'
import { feedbackRoutes } from './routes/feedback.ts'
import { mediaRoutes } from './routes/media.ts'
import { searchRoutes } from './routes/search.ts'
import { serviceRoutes } from './routes/service.ts'
import { troubleshooterRoutes } from './routes/troubleshooters.ts'
import { type Store, StoreUnavailable } from './store/store.ts'
import type { VerifyToken } from './access/tokens.ts'

export type ApiConfig = {
  portal: PortalConfig
  claims: ClaimNames
  /** Days after which somebody should look at an article again that says nothing of it itself. */
  reviewAfter?: number
}

/** What happened, without tokens, addresses or what readers wrote. */
export type LogEvent = {
  level: 'info' | 'error'
  event: string
  error?: unknown
  /** As it is registered, e.g. `/api/articles/:slug`. */
  route?: string
  /** What is wrong, one line each. */
  faults?: string[]
  /** How many of each kind. */
  counts?: Record<string, number>
  /** Of an `audit` event: what an editor (subject of the account) did, and to what. */
  action?: string
  editor?: string
  target?: string
}

/** Counts for whoever operates the server. */
export type Meter = {
  refused(code: ProblemCode, reason?: string): void
  failed(what: 'store' | 'request'): void
}

/** All that differs between the hosts. */
export type Ports = {
  content: Content
  /** The content's pictures, videos and captions. */
  media: Media
  store: Store
  verifyToken: VerifyToken
  limits: Limits
  proving: Proving
  config: ApiConfig
  now: () => Date
  newId: () => string
  log?: (event: LogEvent) => void
  meter?: Meter
  /** Whether the host has begun to stop, and wants no new readers. */
  isStopping?: () => boolean
}

/**
 * What a host says of a request, and is told. Those without a socket leave it out altogether. `address`: whom the request is
 * counted for (`clientAddress`); null: nobody can say. `drawnFor`: the address that gets a page for which the host itself asks; that page has been
 * counted.
 */
export type HostNotes = { route?: string; address?: string | null; drawnFor?: string | null }
export type ApiEnv = { Variables: { rights: Rights | null }; Bindings: HostNotes }

/**
 * The API as one function from `Request` to `Response` (`app.fetch`), without anything of Node: the same code answers in
 * the browser, in tests and on a server. Every refusal is problem details (RFC 9457) with a code of `problemCodes`.
 */
export function createApp(ports: Ports): Hono<ApiEnv> {
  const app = new Hono<ApiEnv>({ router: new AddressRouter() })

  app.onError((error, context) => {
    if (error instanceof Refusal) {
      ports.meter?.refused(error.code, error.details.detail)
      return problemResponse(context, error)
    }
    // Hono throws this one itself, for a body that is not JSON.
    if (error instanceof HTTPException && error.status === 400) {
      const errors = [{ path: 'json', message: error.message }]
      return problemResponse(context, new Refusal('invalid_request', { errors }))
    }
    ports.log?.({ level: 'error', event: 'request failed', error, route: routePath(context, -1) })
    ports.meter?.failed(error instanceof StoreUnavailable ? 'store' : 'request')
    if (error instanceof StoreUnavailable) return problemResponse(context, new Refusal('unavailable'))
    return problemResponse(context, new Refusal('internal'))
  })
  app.notFound((context) => problemResponse(context, new Refusal('not_found')))

  for (const path of ['/api/*', '/config.json', '/media/*']) app.use(path, entrance(ports))

  const addresses = createMediaAddresses(ports)
  // Its answers are kept by the server, and say themselves who else may.
  app.route('/', articleRoutes(ports, addresses))
  app.use('/api/*', notToBeKept)
  app.route('/', serviceRoutes(ports))
  app.route('/', mediaRoutes(ports, addresses))
  app.route('/', searchRoutes(ports))
  app.route('/', feedbackRoutes(ports))
  app.route('/', accessRoutes(ports))
  app.route('/', troubleshooterRoutes(ports))
  app.route('/', deskRoutes(ports))
  const answers = createKeptAnswers()
  app.get('/api/openapi.json', (context) =>
    sendKept(
      context,
      answers('openapi', () => describeAll(app)),
    ),
  )
  refuseOtherMethods(app)
  return app
}

const describeAll = (app: Hono<ApiEnv>) =>
  generateSpecs(app, {
    excludeStaticFile: false,
    documentation: {
      openapi: '3.1.0',
      info: {
        title: 'Signpost API',
        version: '1',
        description: 'What the portal and other clients may ask.',
      },
      components: {
        securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
      },
    },
  })

/** A known address with another method is 405 with `Allow` (RFC 9110, section 15.5.6), not 404. */
function refuseOtherMethods(app: Hono<ApiEnv>) {
  const methods = new Map<string, Set<string>>()
  for (const { method, path } of app.routes) {
    if (method === 'ALL' || !/^\/(api|media)\/|^\/config\.json$/.test(path)) continue
    methods.set(path, (methods.get(path) ?? new Set()).add(method))
  }
  for (const [path, allowed] of methods) {
    const allow = [...allowed, ...(allowed.has('GET') ? ['HEAD'] : [])].toSorted().join(', ')
    app.all(path, () => {
      throw new Refusal('method_not_allowed', {}, { Allow: allow })
    })
  }
}
