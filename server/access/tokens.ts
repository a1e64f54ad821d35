import { errors, type JWTPayload, jwtVerify, type JWTVerifyGetKey } from 'jose'
import { type ClaimNames, defaultClaims, isInstant, readRights, scopesIn } from './claims.ts'
import { leeway, type Rights } from './gate.ts'
import { Refusal } from '../http/problem.ts'
import { isProviderFault, publishedKeys } from './published-keys.ts'

/**
 * Rights from the value of an `Authorization` header.
 * Throws `Refusal` `invalid_token` (401) for any token that is not beyond doubt, and
 * `identity_provider_unavailable` (503) when the keys cannot be had: an outage is not the reader's fault.
 */
export type VerifyToken = (authorization: string) => Promise<Rights>

/** What tokens say that were verified a moment ago. */
export type VerifiedTokens = {
  /** Answers what `verify` answered for this very header, while that still counts; else asks it. What it throws is not kept. */
  through(header: string, now: Date, verify: () => Promise<JWTPayload>): JWTPayload | Promise<JWTPayload>
  /** The keys are others now: nothing that they verified counts. */
  forget(): void
}

export type TokenOptions = {
  issuer: string
  audience: string
  /** The portal's own client id: a token made for it is an ID token, not one for the API. */
  clientId: string
  /** RFC 9068 `at+jwt`; or `JWT` for providers that do not mark access tokens. */
  tokenType: 'at+jwt' | 'JWT'
  claims?: ClaimNames
  now?: () => Date
  fetch?: typeof fetch
  /** Instead of the provider's published keys, e.g. in tests. */
  keys?: JWTVerifyGetKey
  /** Without it, every signature is checked every time. */
  verified?: VerifiedTokens
}

/** A longer header is refused unread, in characters. */
const longest = 8192
/** Asymmetric only: with a symmetric one, the public key would be the secret (RFC 8725, section 2.1). */
const algorithms = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
  'Ed25519',
]

/**
 * Verifies access tokens (RFC 9068, section 4; RFC 8725): signature by a published key and an allowed algorithm, type,
 * issuer, audience, `exp`, `nbf`, `iat` not in the future, `sub`; leeway 60 s. `jwk`, `jku` and `x5u` headers are never followed.
 * Where tokens are not typed, an ID token must not pass: it names the client as audience and has neither
 * `scope` nor `client_id`.
 */
export function createTokenVerifier(options: TokenOptions): VerifyToken {
  const {
    issuer,
    audience,
    clientId,
    tokenType,
    claims = defaultClaims,
    now = () => new Date(),
    verified,
  } = options
  for (const [name, value] of Object.entries({ issuer, audience, clientId })) {
    // jose skips a check whose option is undefined.
    if (!value) throw new Error(`The token verifier needs ${name}`)
  }
  const keys =
    options.keys ??
    publishedKeys(issuer, {
      now,
      fetch: options.fetch ?? ((...call) => globalThis.fetch(...call)),
      changed: () => verified?.forget(),
    })
  const refuse = (detail: string) => new Refusal('invalid_token', { detail })

  const verifyWith = (token: string, currentDate: Date) =>
    jwtVerify(token, keys, {
      issuer,
      audience,
      algorithms,
      typ: tokenType,
      clockTolerance: leeway,
      currentDate,
      requiredClaims: ['exp', 'iat', 'sub'],
    }).catch((error: unknown) => {
      if (isProviderFault(error)) throw new Refusal('identity_provider_unavailable')
      throw refuse(
        error instanceof errors.JWTExpired
          ? 'The token has expired.'
          : 'The token did not pass verification.',
      )
    })

  async function verify(authorization: string, currentDate: Date): Promise<JWTPayload> {
    // Several headers arrive joined by a comma, which no single credential contains.
    const token = /^bearer +([\w.~+/-]+=*)$/i.exec(authorization.trim())?.[1]
    if (!token) throw refuse('The Authorization header must hold one bearer token.')
    return (await verifyWith(token, currentDate)).payload
  }

  function readingOf(payload: JWTPayload): Reading {
    const { sub, iat, exp } = payload
    // jose demands that they are there, not that `sub` is a text or that the times are in a calendar.
    if (typeof sub !== 'string' || sub === '' || !isInstant(iat) || !isInstant(exp)) {
      throw refuse('The token lacks a required claim.')
    }
    if (tokenType === 'JWT') {
      const audiences = [payload.aud].flat()
      const isAccessToken = scopesIn(payload) !== null || 'client_id' in payload || 'azp' in payload
      const isIdToken = audiences.includes(clientId) || 'nonce' in payload || 'at_hash' in payload
      if (!isAccessToken || isIdToken) throw refuse('This is not an access token for this API.')
    }
    return { iat, rightsAt: readRights({ ...payload, sub, iat, exp }, claims) }
  }
  /** For as long as somebody else remembers the claims. */
  const readings = new WeakMap<JWTPayload, Reading>()

  return async (authorization) => {
    if (authorization.length > longest) throw refuse('The Authorization header is too long.')
    const currentDate = now()
    const check = () => verify(authorization, currentDate)
    const found = verified ? verified.through(authorization, currentDate, check) : check()
    const payload = found instanceof Promise ? await found : found
    const reading = readings.get(payload) ?? readingOf(payload)
    readings.set(payload, reading)
    if (reading.iat > currentDate.getTime() / 1000 + leeway)
      throw refuse('The token was issued in the future.')
    // Of this moment: an agreement may end, and a proof grow old, while a token lives.
    return reading.rightsAt(currentDate)
  }
}

type Reading = { iat: number; rightsAt: (now: Date) => Rights }
