import { readFileSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'
import { getRequestListener } from '@hono/node-server'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { csrf } from 'hono/csrf'
import { HTTPException } from 'hono/http-exception'
import { errors } from 'oidc-provider'
import { createAccountSession } from './account-session.ts'
import { createAccounts } from './accounts.ts'
import { createLinks } from './links.ts'
import { createLetters, createOutbox } from './mail.ts'
import { createMemberships } from './memberships.ts'
import { message, type Site } from './pages/layout.ts'
import { outboxPage } from './pages/outbox.ts'
import { signOutPage } from './pages/sign-in.ts'
import {
  brokenPage,
  expiredSignInPage,
  notFoundPage,
  providerFailurePage,
  strangeFormPage,
  tooLargePage,
} from './pages/trouble.ts'
import { createProviderMemory } from './provider-memory.ts'
import { createProvider, type ProviderOptions } from './provider.ts'
import { accountRoutes } from './routes/account.ts'
import { organisationRoutes } from './routes/organisation.ts'
import { passwordRoutes } from './routes/passwords.ts'
import { isForm, type Env } from './routes/service.ts'
import { signInRoutes } from './routes/sign-in.ts'

export type IdentityProviderOptions = ProviderOptions & {
  /** Where the pages lead back to. */
  portalUrl: string
  portalName: string
  serviceName: string
  now?: () => Date
}

export type IdentityProvider = { handler(req: IncomingMessage, res: ServerResponse): void }

/** One file for browsers; what comes later counts on what comes before. */
const style = ['base', 'frame', 'forms', 'notes', 'sign-in', 'account', 'outbox']
  .map((name) => readFileSync(join(import.meta.dirname, `styles/${name}.css`), 'utf8'))
  .join('\n')
const formLimit = 32 * 1024

/**
 * An OpenID provider with its account service, for development, demo and tests: accounts, memberships and mail
 * live in memory and start from the ready accounts each time one is created. Its handler answers everything
 * under the path of `issuer` (e.g. `http://localhost:3000/idp`), mounted with or without that prefix.
 */
export function createIdentityProvider(options: IdentityProviderOptions): IdentityProvider {
  const { issuer, portalName, serviceName, portalUrl, now = () => new Date() } = options
  const base = new URL(issuer).pathname
  const site: Site = { base, portalName, serviceName, portalUrl: portalUrl.replace(/\/$/, '') }

  const memory = createProviderMemory()
  const links = createLinks(now)
  const outbox = createOutbox(now)
  const letters = createLetters({ issuer, portalName, serviceName })
  const accounts = createAccounts({ links, outbox, letters, signOutEverywhere: memory.forgetAccount })
  const memberships = createMemberships({ now, accounts, links, outbox, letters })

  // Chromium holds a form's redirects to `form-action` as well, so the portal's own origins stand there.
  const formTargets = new Set(["'self'", ...options.redirectUris.map((uri) => new URL(uri).origin)])
  const securityHeaders = {
    'Content-Security-Policy': `default-src 'none'; style-src 'self'; img-src data:; form-action ${[...formTargets].join(' ')}; frame-ancestors 'none'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types 'none'`,
    'Cache-Control': 'no-store',
    'Referrer-Policy': 'same-origin',
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
  }

  const provider = createProvider(options, {
    accounts,
    memory,
    securityHeaders,
    pages: {
      signOut: (form) => signOutPage({ site, ...form }),
      signedOut: () =>
        message(
          site,
          { title: 'You are signed out' },
          [],
          [{ href: site.portalUrl, text: `Back to ${portalName}` }],
        ),
      failure: (error) => providerFailurePage(site, error),
    },
  })
  const session = createAccountSession(provider)
  const service = { site, accounts, memberships, outbox, session }

  const app = new Hono<Env>().basePath(base)
  app.use(async (c, next) => {
    await next()
    for (const [name, value] of Object.entries(securityHeaders)) c.header(name, value)
  })
  app.get('/style.css', (c) => c.body(style, 200, { 'Content-Type': 'text/css; charset=utf-8' }))
  const origin = new URL(issuer).origin
  app.use(csrf({ origin: (from, c) => from === origin || from === new URL(c.req.url).origin }))
  // The check above looks at what a form can send; nothing else is taken.
  app.post('*', (c, next) => (isForm(c) ? next() : c.html(strangeFormPage(site), 403)))
  app.use(bodyLimit({ maxSize: formLimit, onError: (c) => c.html(tooLargePage(site), 413) }))
  app.use(async (c, next) => {
    c.set('account', accounts.byId((await session.accountId(c.env.incoming, c.env.outgoing)) ?? ''))
    await next()
  })
  for (const path of ['', '/']) app.get(path, (c) => c.redirect(`${base}/account`, 303))
  signInRoutes(app, provider, service)
  passwordRoutes(app, service)
  accountRoutes(app, service)
  organisationRoutes(app, service)
  app.get('/outbox', (c) => {
    const to = c.req.query('to')
    return c.html(outboxPage({ site, account: c.get('account'), mails: outbox.to(to), to }))
  })
  app.notFound((c) => c.html(notFoundPage(site), 404))
  app.onError((error, c) => {
    if (error instanceof errors.SessionNotFound) return c.html(expiredSignInPage(site), 400)
    if (error instanceof HTTPException && error.status === 403) return c.html(strangeFormPage(site), 403)
    process.emitWarning(error)
    return c.html(brokenPage(site), 500)
  })

  const answerPage = getRequestListener(app.fetch, { overrideGlobalObjects: false })
  const answerProtocol = provider.callback()
  const protocol = /^\/(auth|request|token|jwks|me|session|\.well-known)(?=[/?]|$)/

  return {
    handler(req: IncomingMessage & { originalUrl?: string }, res) {
      // A mounting server may have cut the prefix off `url` and kept the whole in `originalUrl`.
      const whole = req.originalUrl ?? req.url ?? '/'
      const below = whole.startsWith(base) ? whole.slice(base.length) : whole
      req.originalUrl = `${base}${below}`
      res.setHeader('X-Content-Type-Options', 'nosniff')
      if (protocol.test(below)) {
        req.url = below
        void answerProtocol(req, res)
      } else {
        req.url = req.originalUrl
        void answerPage(req, res)
      }
    },
  }
}

const shared = Symbol.for('signpost.identity-providers')

/**
 * The one identity provider of this process for an issuer: a development server that restarts itself after a
 * change must not sign everybody out.
 */
export function sharedIdentityProvider(
  options: IdentityProviderOptions,
  create = createIdentityProvider,
): IdentityProvider {
  const kept = globalThis as { [shared]?: Map<string, IdentityProvider> }
  const providers = (kept[shared] ??= new Map())
  const existing = providers.get(options.issuer)
  if (existing) return existing
  const created = create(options)
  providers.set(options.issuer, created)
  return created
}
