import { type JWTPayload, SignJWT, UnsecuredJWT, exportJWK, generateKeyPair } from 'jose'
import { HttpResponse, http } from 'msw'

export const issuer = 'https://id.example.com'
export const clientId = 'portal'
const [ours, theirs] = await Promise.all([generateKeyPair('RS256'), generateKeyPair('RS256')])
const jwk = { ...(await exportJWK(ours.publicKey)), kid: 'one', alg: 'RS256', use: 'sig' }

/** What a provider may do differently, or wrong. */
export type Quirks = {
  metadata?: Record<string, unknown>
  claims?: JWTPayload
  without?: string[]
  signature?: 'good' | 'none' | 'foreign' | 'changed'
  /** The whole answer of the token endpoint. */
  tokenAnswer?: () => Response | Promise<Response>
  noIdToken?: boolean
  keysAnswer?: () => Response
}

/** An OpenID provider of a few lines: it remembers the nonce it was sent, and what it was asked. */
export function createFakeProvider(now: () => Date) {
  const provider = { quirks: {} as Quirks, nonce: '', tokenRequests: [] as URLSearchParams[] }
  const seconds = () => Math.floor(now().getTime() / 1000)

  const idToken = async () => {
    const { claims = {}, without = [], signature = 'good' } = provider.quirks
    const payload: JWTPayload = {
      iss: issuer,
      sub: 'mira',
      aud: clientId,
      iat: seconds(),
      exp: seconds() + 300,
      nonce: provider.nonce,
      name: 'Mira Lund',
      email: 'mira@example.com',
      ...claims,
    }
    for (const name of without) delete payload[name]
    if (signature === 'none') return new UnsecuredJWT(payload).encode()
    const token = await new SignJWT(payload)
      .setProtectedHeader({ alg: 'RS256', kid: 'one' })
      .sign(signature === 'foreign' ? theirs.privateKey : ours.privateKey)
    if (signature === 'good' || signature === 'foreign') return token
    const [header, , end] = token.split('.')
    const changed = Buffer.from(JSON.stringify({ ...payload, name: 'Mallory' })).toString('base64url')
    return `${header}.${changed}.${end}`
  }

  const handlers = [
    http.get(`${issuer}/.well-known/openid-configuration`, () =>
      HttpResponse.json({
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/jwks`,
        end_session_endpoint: `${issuer}/end`,
        ...provider.quirks.metadata,
      }),
    ),
    http.get(`${issuer}/jwks`, () => provider.quirks.keysAnswer?.() ?? HttpResponse.json({ keys: [jwk] })),
    http.post(`${issuer}/token`, async ({ request }) => {
      provider.tokenRequests.push(new URLSearchParams(await request.text()))
      if (provider.quirks.tokenAnswer) return provider.quirks.tokenAnswer()
      return HttpResponse.json({
        access_token: `access-${provider.tokenRequests.length}`,
        refresh_token: `refresh-${provider.tokenRequests.length}`,
        token_type: 'Bearer',
        expires_in: 300,
        ...(provider.quirks.noIdToken ? {} : { id_token: await idToken() }),
      })
    }),
  ]

  return {
    handlers,
    provider,
    /** What the browser would come back to after the reader signed in at `left`. */
    answerTo(left: string, changes: Record<string, string> = {}): URL {
      const asked = new URL(left).searchParams
      provider.nonce = asked.get('nonce') ?? ''
      const answer = { code: 'a-code', state: asked.get('state') ?? '', ...changes }
      return new URL(`${asked.get('redirect_uri')}?${new URLSearchParams(answer)}`)
    },
  }
}
