import { HttpResponse, http } from 'msw'
import { issuer } from '../mocks/tokens.ts'

export const discovery = `${issuer}/.well-known/openid-configuration`
export const metadata = {
  issuer,
  authorization_endpoint: `${issuer}/auth`,
  token_endpoint: `${issuer}/token`,
  jwks_uri: `${issuer}/jwks`,
  pushed_authorization_request_endpoint: `${issuer}/request`,
  response_types_supported: ['code'],
  code_challenge_methods_supported: ['S256'],
}

/** The key of RFC 7517, appendix A.1: it can be read, and signs nothing here. */
const key = {
  kty: 'EC',
  crv: 'P-256',
  use: 'sig',
  x: 'MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4',
  y: '4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM',
}

/** What a page that checks asks a provider, answered as a provider should that is set up for this portal. */
export const soundProvider = [
  http.get(discovery, () => HttpResponse.json(metadata)),
  http.get(metadata.jwks_uri, () => HttpResponse.json({ keys: [key] })),
  http.post(metadata.token_endpoint, () => HttpResponse.json({ error: 'invalid_grant' }, { status: 400 })),
  http.post(metadata.pushed_authorization_request_endpoint, () =>
    HttpResponse.json({ request_uri: 'urn:request', expires_in: 60 }, { status: 201 }),
  ),
]
