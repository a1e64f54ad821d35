import type { Server } from 'node:http'
import { join } from 'node:path'
import { serve } from '@hono/node-server'
import type { LinkKey, PortalConfig } from '../contract/config.ts'
import { createApp, type Ports } from './app.ts'
import { compileApart } from './content/compile-apart.ts'
import type { Content } from './content/content.ts'
import { describeFault } from './content/faults.ts'
import { embeddedProvider } from './embedded-provider.ts'
import { type Environment, linkName, readEnvironment } from './environment.ts'
import { createDrawnPages } from './host/drawn-pages.ts'
import { createFront } from './host/front.ts'
import { createReload, watchFolder } from './host/live-content.ts'
import { createLimits } from './host/limits.ts'
import { listings } from './host/listings.ts'
import { createLog } from './host/log.ts'
import { mediaFolder } from './host/media-folder.ts'
import { createMetrics, serveMetrics } from './host/metrics.ts'
import { type HostBindings, observe } from './host/observe.ts'
import { PortalResponse } from './host/portal-response.ts'
import { createProviderOrigins, noOrigins } from './host/provider-origins.ts'
import { guardSockets, rawLimits } from './host/raw-requests.ts'
import { reasonsOf, whyNotOpened } from './host/reasons.ts'
import { keepSweeping } from './host/retention.ts'
import { createStop } from './host/stop.ts'
import { createVerifiedTokens } from './host/verified-tokens.ts'
import { noLimits } from './http/limits.ts'
import { ordinaryProving } from './feedback/proof-of-work.ts'
import { framesOf } from './host/frames.ts'
import { configOf } from './library/public-names.ts'
import { pageRedirects } from './library/redirects.ts'
import { portalFiles } from './host/static.ts'
import { openStore } from './store/open-store.ts'
import { createTokenVerifier } from './access/tokens.ts'

const say = (line: string) => process.stdout.write(`${line}\n`)
const complain = (line: string) => process.stderr.write(`${line}\n`)

function stop(reason: string, lines: string[]): never {
  complain(`${reason}\n${lines.map((line) => `  ${line}`).join('\n')}`)
  process.exit(1)
}

function compile({
  contentDirectory: directory,
  brand: vocabulary,
  cacheDirectory,
  publicUrl,
  links,
}: Environment) {
  const byVariable = Object.entries(links).map(([key, link]) => [linkName(key as LinkKey), link])
  const configured = { origin: publicUrl, links: Object.fromEntries(byVariable) as Record<string, string> }
  return compileApart({ directory, vocabulary, folder: cacheDirectory, configured })
}

async function readContent(environment: Environment) {
  const { content, faults, notices } = await compile(environment)
  if (faults.length > 0) stop('The content cannot be served:', faults.map(describeFault))
  return { content, notices: notices.map(describeFault) }
}

async function openDatabase({ database, poolSize }: Environment) {
  const lost = (error: Error) => log({ level: 'error', event: 'database connection lost', error })
  try {
    return await openStore(database, { poolSize, lost })
  } catch (error) {
    return stop('The database cannot be used:', [whyNotOpened(database, error)])
  }
}

async function readPortal({ oidc, providerOrigins, publicUrl }: Environment) {
  const provider = oidc
    ? createProviderOrigins({ issuer: oidc.issuer, further: providerOrigins, log })
    : noOrigins
  // Whoever has set something up wrongly hears of it now, not from readers.
  void provider.look()
  try {
    const distribution = 'dist'
    const pages = await createDrawnPages({
      distribution,
      drawing: 'dist-server',
      config: () => configOf(portal, content),
      origin: publicUrl,
      ask: (path, init, reader) => served.api.request(path, init, { drawnFor: reader }),
      content: () => served,
      mayDraw(reader) {
        const count = lasting.limits.count('pagesOfAddress', reader ?? 'unknown')
        return count instanceof Promise || !count.isOver
      },
      log,
    })
    return await portalFiles({
      distribution,
      pages,
      https,
      provider,
      frames: () => served.frames,
    })
  } catch (error) {
    return stop('The portal cannot be served:', reasonsOf(error))
  }
}

const given = readEnvironment(process.env)
for (const notice of given.notices) complain(`Note: ${notice}`)
if ('faults' in given) stop('The environment is not right:', given.faults)
const { environment } = given
const { operation } = environment
const logs = createLog(operation.logLevel)
const { log } = logs
const https = environment.publicUrl.startsWith('https:')

const { notices, ...read } = await readContent(environment)
let { content } = read
const { store, pool } = await openDatabase(environment)
const demo = environment.oidc ? null : await embeddedProvider(environment)
const portal: PortalConfig = demo?.portal ?? {
  brand: environment.brand,
  oidc: environment.oidc ?? stop('The environment is not right:', ['OIDC_ISSUER is missing']),
  links: environment.links,
  mail: { senders: environment.senders },
  demo: false,
}

const { limits: factor, trustedProxies } = environment
if (factor === null)
  complain('\n  LIMITS=off: nobody is held back, and nobody proves work. For load tests only.')
const newId = () => crypto.randomUUID()
const metrics = createMetrics()
/** All but the content; it lasts as long as the process, whatever is read again meanwhile. */
const lasting: Omit<Ports, 'content'> = {
  media: mediaFolder(join(environment.contentDirectory, 'en/media')),
  store,
  verifyToken: createTokenVerifier({
    ...portal.oidc,
    tokenType: environment.tokenType,
    claims: environment.claims,
    verified: createVerifiedTokens(),
  }),
  proving: factor === null ? { work: 0, pace: 0 } : ordinaryProving,
  limits: factor === null ? noLimits : await createLimits({ factor, pool, store }),
  config: { portal, claims: environment.claims, reviewAfter: environment.reviewAfter },
  now: () => new Date(),
  newId,
  log,
  meter: metrics.meter,
  isStopping: () => stopping.isStopping(),
}
/** What is made of a content: with another one, all of it is another (decision 026). */
const servedFrom = (content: Content) => ({
  api: createApp({ ...lasting, content }),
  frames: framesOf(content),
  moved: pageRedirects(content),
})
let served = servedFrom(content)
const front = await createFront({
  portal,
  https,
  trustedProxies,
  observe: observe({
    log: logs,
    metrics,
    newId,
    trustedProxies,
    isStopping: () => stopping.isStopping(),
  }),
  api: () => served.api,
  files: await readPortal(environment),
  moved: (path) => served.moved(path),
  listed: listings({ brand: portal.brand, origin: environment.publicUrl, content: () => content }),
  provider: demo?.handle ?? null,
  log,
})

const serverOptions = { ...rawLimits(operation), ServerResponse: PortalResponse }
const options = {
  fetch: (request: Request, notes: unknown) => front.fetch(request, notes as HostBindings),
  port: environment.port,
  serverOptions,
}
const server = serve(options, () => {
  say(`\n  ${portal.brand.portal} is ready: ${environment.publicUrl}`)
  if (demo)
    say('\n  DEMO: readers sign in with the embedded identity provider. Set OIDC_ISSUER to use your own.')
  if (demo)
    say(
      `  Start at ${environment.publicUrl} and choose Sign in; mails arrive at ${environment.publicUrl}/idp/outbox`,
    )
})
server.on('error', (error) => stop('The server cannot start:', [error.message]))

if (notices.length > 0) log({ level: 'info', event: 'content noticed', faults: notices })
guardSockets(server as Server, metrics.cut)
const stopping = createStop(server as Server)
const measured = operation.metrics && serveMetrics(metrics, operation.metrics)
measured?.on('error', (error) => stop('The metrics cannot be served:', [error.message]))

const reload = createReload({
  async read() {
    const compiled = await compile(environment)
    // Whoever searches meanwhile has an answer from what is served now.
    await compiled.content.searchIndex
    return compiled
  },
  take(next) {
    served = servedFrom(next)
    content = next
  },
  log,
  reloaded: metrics.reloaded,
})
process.on('SIGHUP', reload)
if (operation.watchContent) {
  watchFolder(environment.contentDirectory, reload, (error) =>
    log({ level: 'error', event: 'content not watched', error }),
  )
}

const endSweeping = keepSweeping({ store, retention: environment.retention, now: () => new Date(), log })

async function end() {
  endSweeping()
  await stopping.stop()
  await store.close()
  logs.flush()
  process.exit(0)
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void end())
process.on('uncaughtException', (error) => {
  log({ level: 'error', event: 'process failed', error })
  logs.flush()
  process.exit(1)
})
