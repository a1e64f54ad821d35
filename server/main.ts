import { join } from 'node:path'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import type { PortalConfig } from '../contract/config.ts'
import { createApp, type LogEvent } from './app.ts'
import { compileContent } from './content/compile.ts'
import { describeFault } from './content/faults.ts'
import { embeddedProvider } from './embedded-provider.ts'
import { type Environment, readEnvironment } from './environment.ts'
import { dataHeaders } from './host/headers.ts'
import { createProviderOrigins, noOrigins } from './host/provider-origins.ts'
import { createVerifiedTokens } from './host/verified-tokens.ts'
import { portalFiles } from './static.ts'
import { nameOfAddress } from './store/database-address.ts'
import { openStore } from './store/open-store.ts'
import { createTokenVerifier } from './tokens.ts'
import { webManifest } from './web-manifest.ts'

const say = (line: string) => process.stdout.write(`${line}\n`)
const complain = (line: string) => process.stderr.write(`${line}\n`)

function stop(reason: string, lines: string[]): never {
  complain(`${reason}\n${lines.map((line) => `  ${line}`).join('\n')}`)
  process.exit(1)
}

function log({ level, event, path, error }: LogEvent) {
  const cause = error instanceof Error ? error.stack : error
  complain(JSON.stringify({ time: new Date().toISOString(), level, event, path, cause }))
}

async function readContent({ contentDirectory, brand }: Environment) {
  const { content, faults } = await compileContent(contentDirectory, { vocabulary: brand })
  if (faults.length > 0) stop('The content cannot be served:', faults.map(describeFault))
  return content
}

async function openDatabase({ database, poolSize }: Environment) {
  const lost = (error: Error) => log({ level: 'error', event: 'database connection lost', error })
  try {
    return await openStore(database, { poolSize, lost })
  } catch (error) {
    return stop('The database cannot be used:', [`${nameOfAddress(database)}: ${reasonsOf(error).join(' ')}`])
  }
}

async function readPortal({ contentDirectory, oidc, providerOrigins }: Environment) {
  const provider = oidc ? createProviderOrigins({ issuer: oidc.issuer, further: providerOrigins }) : noOrigins
  try {
    return await portalFiles({
      distribution: 'dist',
      media: join(contentDirectory, 'en/media'),
      https,
      provider,
    })
  } catch (error) {
    return stop('The portal cannot be served:', reasonsOf(error))
  }
}

/** What an error says, and what each error says that caused it. */
function reasonsOf(error: unknown): string[] {
  if (!(error instanceof Error)) return []
  // One for each address of a host, and no words of its own.
  if (error instanceof AggregateError) return error.errors.flatMap(reasonsOf)
  return [error.message, ...reasonsOf(error.cause)]
}

const read = readEnvironment(process.env)
if ('faults' in read) stop('The environment is not right:', read.faults)
const { environment } = read
const https = environment.publicUrl.startsWith('https:')

const content = await readContent(environment)
const { store } = await openDatabase(environment)
const demo = environment.oidc ? null : await embeddedProvider(environment)
const portal: PortalConfig = demo?.portal ?? {
  brand: environment.brand,
  oidc: environment.oidc ?? stop('The environment is not right:', ['OIDC_ISSUER is missing']),
  links: environment.links,
  mail: { senders: environment.senders },
  demo: false,
}

const app = new Hono()
if (demo) {
  // Provider and portal must be one origin, and the provider's name is localhost.
  app.use(async (context, next) => {
    const url = new URL(context.req.url)
    if (url.hostname !== '127.0.0.1' && url.hostname !== '[::1]') return next()
    url.hostname = 'localhost'
    return context.redirect(url.href, 307)
  })
  app.all('/idp/*', demo.handle)
}
const api = createApp({
  content,
  store,
  verifyToken: createTokenVerifier({
    ...portal.oidc,
    tokenType: environment.tokenType,
    claims: environment.claims,
    verified: createVerifiedTokens(),
  }),
  config: { portal, claims: environment.claims },
  now: () => new Date(),
  newId: () => crypto.randomUUID(),
  log,
})
for (const path of ['/api/*', '/config.json', '/manifest.webmanifest']) app.use(path, dataHeaders({ https }))
app.all('/api/*', ({ req }) => api.fetch(req.raw))
app.all('/config.json', ({ req }) => api.fetch(req.raw))
app.get('/manifest.webmanifest', (context) =>
  context.json(webManifest(portal.brand), 200, {
    'Content-Type': 'application/manifest+json',
    'Cache-Control': 'no-cache',
  }),
)
app.route('/', await readPortal(environment))

const server = serve({ fetch: app.fetch, port: environment.port }, () => {
  say(`\n  ${portal.brand.portal} is ready: ${environment.publicUrl}`)
  if (demo)
    say('\n  DEMO: readers sign in with the embedded identity provider. Set OIDC_ISSUER to use your own.')
  if (demo)
    say(
      `  Start at ${environment.publicUrl} and choose Sign in; mails arrive at ${environment.publicUrl}/idp/outbox`,
    )
})
server.on('error', (error) => stop('The server cannot start:', [error.message]))

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    server.close(() => {
      void store.close().then(() => process.exit(0))
    })
  })
}
