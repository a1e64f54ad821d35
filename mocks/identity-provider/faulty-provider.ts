import { createPublicKey } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { type Faults, readFaults } from '../faults.ts'
import { createFaultyTokens } from './faulty-tokens.ts'
import {
  createIdentityProvider,
  type IdentityProvider,
  type IdentityProviderOptions,
} from './identity-provider.ts'
import { newSigningKey, type SigningKey } from './provider.ts'

type Request = IncomingMessage & { originalUrl?: string }
type Change = (body: Record<string, unknown>) => Record<string, unknown>

const slowness = 30_000

/**
 * The identity provider with a will to fail: what a browser's cookie asks for (`faults.ts`) goes wrong for that browser. It
 * stands in front of the provider and knows HTTP only, so that the provider stays as it is released. For development alone.
 */
export function createFaultyProvider(options: IdentityProviderOptions): IdentityProvider {
  const own = newSigningKey()
  const next = newSigningKey()
  const provider = createIdentityProvider({ ...options, signingKey: own })
  const tokens = createFaultyTokens(own, next)
  const base = new URL(options.issuer).pathname

  const changeFor = (path: string, faults: Faults): Change | null => {
    if (path === '/token') return (body) => tokens(body, faults)
    if (path === '/jwks') return faults.has('keys-rotated') ? () => ({ keys: [published(next)] }) : null
    if (path === '/.well-known/openid-configuration') return (body) => discovery(body, faults)
    return null
  }

  return {
    handler(req: Request, res) {
      const faults = readFaults(req.headers.cookie)
      const url = new URL((req.originalUrl ?? req.url ?? '/').replace(base, ''), options.issuer)
      const path = url.pathname
      const goOn = () => {
        const change = changeFor(path, faults)
        if (change) changeJson(res, change)
        provider.handler(req, res)
      }
      // The account service's own pages go on: only what the portal asks goes wrong.
      if (faults.size === 0 || !/^\/(auth|token|jwks|me|session|\.well-known)(?=[/?]|$)/.test(path)) goOn()
      else if (faults.has('provider-down') || isUnreadable(req, faults)) req.socket.destroy()
      else if (faults.has('provider-slow')) later(res, goOn)
      else if (faults.has('provider-500')) page(res, 500, 'Internal Server Error')
      else if (faults.has('provider-html')) page(res, 200, 'Welcome to our Wi-Fi')
      else if (!refuses({ path, url, res, faults, options })) goOn()
    },
  }
}

/**
 * Provider and portal are one origin in development, so there is no permission to withhold: what a page would not get to read
 * breaks off instead, which looks the same from inside the page.
 */
const isUnreadable = (req: Request, faults: Faults) =>
  faults.has('provider-cors-off') && req.headers['sec-fetch-mode'] === 'cors'

function later(res: ServerResponse, work: () => void) {
  const timer = setTimeout(work, slowness)
  res.once('close', () => clearTimeout(timer))
}

const page = (res: ServerResponse, status: number, title: string) =>
  res
    .writeHead(status, { 'Content-Type': 'text/html; charset=utf-8' })
    .end(`<!doctype html><html lang="en"><title>${title}</title><h1>${title}</h1></html>`)

type Refused = {
  path: string
  url: URL
  res: ServerResponse
  faults: Faults
  options: IdentityProviderOptions
}

/** An OAuth error instead of an answer; false if none is asked for here. */
function refuses({ path, url, res, faults, options: { redirectUris, issuer } }: Refused): boolean {
  const code = (prefix: string) => [...faults].find((one) => one.startsWith(prefix))?.slice(prefix.length)
  const back = url.searchParams.get('redirect_uri') ?? ''
  const answer = path === '/auth' && redirectUris.includes(back) ? code('answer-') : undefined
  if (answer) {
    const state = url.searchParams.get('state') ?? ''
    const target = new URL(back)
    target.search = new URLSearchParams({ error: answer, state, iss: issuer }).toString()
    res.writeHead(303, { Location: target.href }).end()
    return true
  }
  const refusal = path === '/token' ? code('token-') : undefined
  if (!refusal) return false
  const status = refusal === 'server_error' ? 500 : refusal === 'invalid_client' ? 401 : 400
  res
    .writeHead(status, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' })
    .end(JSON.stringify({ error: refusal }))
  return true
}

function discovery(body: Record<string, unknown>, faults: Faults): Record<string, unknown> {
  const changed = { ...body }
  if (faults.has('discovery-wrong-issuer')) changed['issuer'] = 'https://another.example'
  if (faults.has('discovery-no-sign-out')) delete changed['end_session_endpoint']
  return changed
}

const published = ({ kid, use, alg, ...key }: SigningKey) => ({
  ...createPublicKey({ format: 'jwk', key }).export({ format: 'jwk' }),
  kid,
  use,
  alg,
})

/** Lets `change` have the JSON that an answer is about to send. */
function changeJson(res: ServerResponse, change: Change) {
  const end = res.end.bind(res) as (text: string) => ServerResponse
  res.end = (chunk?: unknown) => {
    const text = typeof chunk === 'string' || Buffer.isBuffer(chunk) ? String(chunk) : ''
    const json = res.statusCode === 200 && String(res.getHeader('Content-Type')).includes('json')
    const changed = json ? JSON.stringify(change(JSON.parse(text) as Record<string, unknown>)) : text
    if (!res.headersSent) res.setHeader('Content-Length', Buffer.byteLength(changed))
    return end(changed)
  }
}
