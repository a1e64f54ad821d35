import { type JWTPayload, type JWTVerifyGetKey, base64url, decodeJwt, errors, jwtVerify } from 'jose'
import type { Failure } from '../../contract/failure.ts'
import { SignInFailed } from './sign-in-failed.ts'

/** How far this computer's clock and the provider's may be apart, in seconds. */
export const leewaySeconds = 60

/** Asymmetric only: with a public client there is no secret that an HMAC could be made with (RFC 8725, section 3.2). */
const algorithms = [
  'RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519',
] // prettier-ignore

export type Expected = {
  issuer: string
  clientId: string
  keys: JWTVerifyGetKey
  now: Date
  /** Came in the same answer. */
  accessToken: string
  /** After a sign-in: the nonce sent, when it was sent (seconds), and what the API wanted proved (RFC 9470). */
  signIn?: { nonce: string; at: number; maxAge?: number | undefined; acrValues?: string | undefined }
  /** After a renewal: the ID token before, whose session goes on (OpenID Connect Core, section 12.2). */
  before?: string
}

/**
 * The claims of an ID token that holds. OpenID Connect Core, section 3.1.3.7: signature, `iss`, `aud`, `azp`, `exp`, `iat`,
 * `nonce`, `acr`, `auth_time`; section 3.1.3.8: `at_hash` where there is one; section 12.2 after a renewal. The library checks
 * none of these but the nonce.
 * Rejects with `SignInFailed`: `clock-wrong` for times, `other-account`, else `token-refused`.
 */
export async function validateIdToken(
  idToken: string,
  expected: Expected,
): Promise<JWTPayload & { sub: string }> {
  const { payload, protectedHeader } = await jwtVerify(idToken, expected.keys, {
    algorithms,
    issuer: expected.issuer,
    audience: expected.clientId,
    requiredClaims: ['iss', 'sub', 'aud', 'exp', 'iat'],
    clockTolerance: leewaySeconds,
    currentDate: expected.now,
  }).catch((cause: unknown) => {
    throw new SignInFailed(failureOf(cause), `ID token: ${String(cause)}`, { cause })
  })

  const { sub, iat, aud, azp } = payload
  if (typeof sub !== 'string' || sub === '') throw refused('sub is missing')
  const now = Math.floor(expected.now.getTime() / 1000)
  if (typeof iat !== 'number' || iat > now + leewaySeconds)
    throw new SignInFailed('clock-wrong', `ID token: iat ${String(iat)} is in the future, it is ${now}`)
  if (Array.isArray(aud) && aud.length > 1 && azp === undefined)
    throw refused('several audiences, azp missing')
  if (azp !== undefined && azp !== expected.clientId) throw refused('azp names another client')
  if ('at_hash' in payload && payload.at_hash !== (await halfHash(expected.accessToken, protectedHeader.alg)))
    throw refused('at_hash is of another access token')
  if (expected.before !== undefined) validateRenewal(payload, decodeJwt(expected.before))
  if (expected.signIn) validateSignIn(payload, expected.signIn)
  return { ...payload, sub }
}

function validateRenewal({ sub, nonce }: JWTPayload, before: JWTPayload) {
  if (sub !== before.sub)
    throw new SignInFailed('other-account', 'ID token: sub is not the one that signed in')
  if (nonce !== undefined && nonce !== before.nonce) throw refused('nonce is not the one of the sign-in')
}

function validateSignIn(
  payload: JWTPayload,
  { nonce, at, maxAge, acrValues }: NonNullable<Expected['signIn']>,
) {
  if (nonce === '' || payload.nonce !== nonce) throw refused('nonce is not the one sent')
  if (acrValues !== undefined && !acrValues.split(' ').includes(String(payload.acr)))
    throw new SignInFailed('provider-needs-you', `ID token: acr is not one of ${acrValues}`)
  if (maxAge === undefined) return
  const { auth_time: authTime } = payload
  if (typeof authTime !== 'number') throw refused('auth_time is missing although max_age was sent')
  if (authTime < at - maxAge - leewaySeconds)
    throw new SignInFailed('provider-needs-you', 'ID token: auth_time is older than max_age allows')
}

/** The left half of a token's hash; which hash is in the algorithm's name, but for EdDSA (RFC 8037, section 3.1). */
async function halfHash(token: string, algorithm: string): Promise<string> {
  const bits = /\d+$/.exec(algorithm)?.[0]
  const name = bits && bits !== '25519' ? `SHA-${bits}` : 'SHA-512'
  const hash = new Uint8Array(await crypto.subtle.digest(name, new TextEncoder().encode(token)))
  return base64url.encode(hash.subarray(0, hash.length / 2))
}

const refused = (details: string) => new SignInFailed('token-refused', `ID token: ${details}`)

function failureOf(cause: unknown): Failure {
  if (cause instanceof errors.JWTExpired) return 'clock-wrong'
  if (cause instanceof errors.JWTClaimValidationFailed && cause.claim === 'nbf') return 'clock-wrong'
  if (cause instanceof errors.JWKSTimeout) return 'too-slow'
  if (cause instanceof errors.JWKSInvalid) return 'provider-unreadable'
  // Keys that could not be fetched: jose has no code of its own for that.
  if (cause instanceof errors.JOSEError && cause.code !== 'ERR_JOSE_GENERIC') return 'token-refused'
  return 'provider-unreachable'
}
