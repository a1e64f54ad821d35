import type { PortalConfig } from '../../contract/config.ts'
import type { Answer, Ask } from './ask.ts'
import { places } from './places.ts'
import { discoveryAddress, providerAnswers } from './provider-answers.ts'
import { refusalOf } from './refusal.ts'

type Oidc = PortalConfig['oidc']
export type Metadata = Readonly<Record<string, unknown>>

/**
 * How an answer came. `closed`: the provider answers, but does not let this page read it; `silent`: it does not answer;
 * `unreadable`: something answered, but nothing of the kind; `error`: with an HTTP status that is one.
 */
export type Came =
  { came: 'read' | 'unreadable' | 'closed' | 'silent' | 'late' } | { came: 'error'; status: number }

export type Discovery = Came & { metadata: Metadata | null }

const cameOf = (answer: Answer): Came => {
  if (answer.kind === 'silent' || answer.kind === 'late') return { came: answer.kind }
  if (answer.status >= 400) return { came: 'error', status: answer.status }
  return { came: answer.kind === 'json' ? 'read' : 'unreadable' }
}

/** Asks the provider to describe itself, as a sign-in does first. */
export async function probeDiscovery({ issuer }: Oidc, ask: Ask): Promise<Discovery> {
  const answer = await ask(discoveryAddress(issuer))
  const came = cameOf(answer)
  if (came.came === 'silent' && (await providerAnswers(issuer, 1000)))
    return { came: 'closed', metadata: null }
  return { ...came, metadata: came.came === 'read' && answer.kind === 'json' ? answer.body : null }
}

const addressIn = (metadata: Metadata, name: string): string | null => {
  const address = metadata[name]
  return typeof address === 'string' && URL.canParse(address) ? address : null
}

/** Null: the provider does not say where its keys are. `usable`: keys that a signature can be checked with. */
export type Keys = (Came & { usable: number }) | null

export async function probeKeys(metadata: Metadata, ask: Ask): Promise<Keys> {
  const address = addressIn(metadata, 'jwks_uri')
  if (!address) return null
  const answer = await ask(address)
  const keys: unknown = answer.kind === 'json' ? answer.body['keys'] : undefined
  const came = cameOf(answer)
  if (came.came === 'read' && !Array.isArray(keys)) return { came: 'unreadable', usable: 0 }
  return { ...came, usable: Array.isArray(keys) ? await usableIn(keys) : 0 }
}

async function usableIn(keys: unknown[]): Promise<number> {
  const { importJWK } = await import('jose')
  const usable = await Promise.all(
    keys.map(async (key) => {
      if (typeof key !== 'object' || key === null) return false
      const { kty, use, alg, crv } = key as Record<string, unknown>
      if (kty === 'oct' || (use !== undefined && use !== 'sig')) return false
      const fallback = kty === 'RSA' ? 'RS256' : curves[String(crv)]
      const algorithm = typeof alg === 'string' ? alg : fallback
      return importJWK(key, algorithm).then(
        () => true,
        () => false,
      )
    }),
  )
  return usable.filter(Boolean).length
}

/** The algorithm of a key that does not name one (RFC 7518, section 3.4; RFC 8037, section 3.1). */
const curves: Readonly<Record<string, string>> = {
  'P-256': 'ES256',
  'P-384': 'ES384',
  'P-521': 'ES512',
  Ed25519: 'EdDSA',
}

/** Null: the provider names no such address. `code`: the OAuth error that was read (RFC 6749, section 5.2). */
export type Refused = (Came & { code: string | null; text: string }) | null

/**
 * Sends the token endpoint a code that was never issued. It cannot but refuse it; that this page may read the refusal is
 * what a sign-in needs, and what a preflight alone does not tell: only the request itself names the client.
 */
export async function probeTokenEndpoint(metadata: Metadata, config: Oidc, ask: Ask): Promise<Refused> {
  const address = addressIn(metadata, 'token_endpoint')
  return address === null
    ? null
    : refusalFrom(address, ask, {
        grant_type: 'authorization_code',
        code: 'never-issued',
        client_id: config.clientId,
        redirect_uri: places().callback,
        code_verifier: 'a'.repeat(43),
      })
}

export type Registration = 'registered' | 'refused' | 'untold'

/**
 * Whether the provider would send readers back to this address. It says so where it takes authorization requests in advance
 * (RFC 9126), or where this page may read the way of a request that asks nobody anything (`prompt=none`). Decision 010 says why there
 * is no third way.
 */
export async function probeRegistration(metadata: Metadata, config: Oidc, ask: Ask): Promise<Registration> {
  const request = {
    client_id: config.clientId,
    redirect_uri: places().callback,
    response_type: 'code',
    scope: 'openid',
    // Of a verifier that nobody has: no code that this could bring is worth anything.
    code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
    code_challenge_method: 'S256',
  }
  const pushed = addressIn(metadata, 'pushed_authorization_request_endpoint')
  if (pushed) {
    const answer = await refusalFrom(pushed, ask, request)
    if (answer.came === 'read') return 'registered'
    if (/redirect.?uri/i.test(`${answer.code} ${answer.text}`)) return 'refused'
  }
  const authorize = addressIn(metadata, 'authorization_endpoint')
  if (!authorize) return 'untold'
  const address = new URL(authorize)
  for (const [name, value] of Object.entries({ ...request, prompt: 'none' }))
    address.searchParams.set(name, value)
  const answer = await ask(address.href)
  return 'url' in answer && answer.url.startsWith(`${places().callback}?`) ? 'registered' : 'untold'
}

async function refusalFrom(
  address: string,
  ask: Ask,
  form: Record<string, string>,
): Promise<NonNullable<Refused>> {
  const answer = await ask(address, { method: 'POST', body: new URLSearchParams(form) })
  const { code, text } = refusalOf(answer.kind === 'json' ? answer.body : undefined)
  return { ...cameOf(answer), code, text }
}
