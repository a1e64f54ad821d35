import { createLocalJWKSet, exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose'
import { claimsOf } from './claims.ts'
import type { Person } from './people.ts'

/** The names under which portal, API and provider know one another in development, demo and tests. */
export const issuer = 'http://localhost:3000/idp'
export const audience = 'urn:signpost:api'
export const clientId = 'signpost-portal'

const { privateKey, publicKey } = await generateKeyPair('RS256')
const keyId = 'test-key'

/** What the provider would publish. */
export const keys = createLocalJWKSet({
  keys: [{ ...(await exportJWK(publicKey)), kid: keyId, alg: 'RS256', use: 'sig' }],
})

type Changes = {
  claims?: JWTPayload
  header?: { alg?: string; typ?: string; kid?: string }
  /** Claims to leave out. */
  without?: string[]
  key?: CryptoKey | Uint8Array
}

/** An access token (RFC 9068) as the embedded provider would issue it to `person`, signed with a key of this process. */
export async function tokenFor(
  person: Person,
  { claims = {}, header = {}, without = [], key }: Changes = {},
) {
  const now = Math.floor(Date.now() / 1000)
  const payload: JWTPayload = {
    iss: issuer,
    aud: audience,
    sub: person.email,
    client_id: clientId,
    scope: 'openid profile email api offline_access',
    iat: now,
    exp: now + 300,
    ...claimsOf(person),
    ...claims,
  }
  for (const name of without) delete payload[name]
  return new SignJWT(payload)
    .setProtectedHeader({ alg: 'RS256', typ: 'at+jwt', kid: keyId, ...header })
    .sign(key ?? privateKey)
}
