import { createHash, createHmac } from 'node:crypto'
import { type JWK, type JWTPayload, SignJWT, UnsecuredJWT, exportJWK, generateKeyPair } from 'jose'
import { HttpResponse, http } from 'msw'

export const issuer = 'https://id.example.com'
export const clientId = 'portal'

async function newKey(kid: string) {
  const { privateKey, publicKey } = await generateKeyPair('RS256')
  const jwk: JWK = { ...(await exportJWK(publicKey)), kid, alg: 'RS256', use: 'sig' }
  return { kid, privateKey, jwk }
}
const [ours, next, theirs] = await Promise.all([newKey('one'), newKey('two'), newKey('one')])
/** What a provider of tomorrow might publish, and nobody of today can read. */
const unreadableKey = { kty: 'AKP', alg: 'ML-DSA-44', kid: 'tomorrow', use: 'sig', pub: 'AAAA' }

const encoded = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url')

/** What a provider may do differently, or wrong. */
export type Quirks = {
  metadata?: Record<string, unknown>
  claims?: JWTPayload
  without?: string[]
  /** `confused`: an HMAC whose secret is the public key. */
  signature?: 'good' | 'none' | 'foreign' | 'changed' | 'confused'
  /** Key ids neither in tokens nor in what is published; with `crowd`, several keys could be meant. */
  anonymousKeys?: 'single' | 'crowd'
  unreadableKey?: boolean
  /** Changes the keys after they were looked at, before it signs. */
  rotatesBeforeSigning?: boolean
  atHash?: 'good' | 'wrong'
  /** The whole answer of the token endpoint. */
  tokenAnswer?: () => Response | Promise<Response>
  tokenType?: string
  noIdToken?: boolean
  keysAnswer?: () => Response
  userInfo?: () => Response
}

/** An OpenID provider of a few lines: it remembers the nonce it was sent, and what it was asked. */
export function createFakeProvider(now: () => Date) {
  const provider = {
    quirks: {} as Quirks,
    nonce: '',
    key: ours,
    tokenRequests: [] as URLSearchParams[],
    revocations: [] as URLSearchParams[],
    userInfoTokens: [] as (string | null)[],
  }
  const seconds = () => Math.floor(now().getTime() / 1000)

  const idToken = async (accessToken: string) => {
    const { claims = {}, without = [], signature = 'good', atHash, anonymousKeys } = provider.quirks
    if (provider.quirks.rotatesBeforeSigning) provider.key = next
    const hashed = atHash === 'wrong' ? 'another token' : accessToken
    const payload: JWTPayload = {
      iss: issuer,
      sub: 'mira',
      aud: clientId,
      iat: seconds(),
      exp: seconds() + 300,
      nonce: provider.nonce,
      name: 'Mira Lund',
      email: 'mira@example.com',
      ...(atHash && {
        at_hash: createHash('sha256').update(hashed).digest().subarray(0, 16).toString('base64url'),
      }),
      ...claims,
    }
    for (const name of without) delete payload[name]
    if (signature === 'none') return new UnsecuredJWT(payload).encode()
    const { privateKey, jwk, kid } = provider.key
    const named = anonymousKeys ? {} : { kid }
    if (signature === 'confused') {
      const signed = `${encoded({ alg: 'HS256', ...named })}.${encoded(payload)}`
      return `${signed}.${createHmac('sha256', JSON.stringify(jwk)).update(signed).digest('base64url')}`
    }
    const token = await new SignJWT(payload)
      .setProtectedHeader({ alg: 'RS256', ...named })
      .sign(signature === 'foreign' ? theirs.privateKey : privateKey)
    if (signature === 'good' || signature === 'foreign') return token
    const [header, , end] = token.split('.')
    return `${header}.${encoded({ ...payload, name: 'Mallory' })}.${end}`
  }

  const published = () => {
    const { anonymousKeys, unreadableKey: odd } = provider.quirks
    const nameless = (jwk: JWK) => Object.fromEntries(Object.entries(jwk).filter(([name]) => name !== 'kid'))
    const keys: object[] = anonymousKeys ? [nameless(provider.key.jwk)] : [provider.key.jwk]
    if (anonymousKeys === 'crowd') keys.push(nameless(next.jwk))
    return { keys: odd ? [unreadableKey, ...keys] : keys }
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
    http.get(
      /\/(jwks|keys-of-this-provider)$/,
      () => provider.quirks.keysAnswer?.() ?? HttpResponse.json(published()),
    ),
    http.get(`${issuer}/userinfo`, ({ request }) => {
      provider.userInfoTokens.push(request.headers.get('Authorization'))
      return provider.quirks.userInfo?.() ?? new HttpResponse(null, { status: 401 })
    }),
    http.post(`${issuer}/revoke`, async ({ request }) => {
      provider.revocations.push(new URLSearchParams(await request.text()))
      return new HttpResponse(null)
    }),
    http.post(`${issuer}/token`, async ({ request }) => {
      provider.tokenRequests.push(new URLSearchParams(await request.text()))
      if (provider.quirks.tokenAnswer) return provider.quirks.tokenAnswer()
      const accessToken = `access-${provider.tokenRequests.length}`
      return HttpResponse.json({
        access_token: accessToken,
        refresh_token: `refresh-${provider.tokenRequests.length}`,
        token_type: provider.quirks.tokenType ?? 'Bearer',
        expires_in: 300,
        ...(provider.quirks.noIdToken ? {} : { id_token: await idToken(accessToken) }),
      })
    }),
  ]

  return {
    handlers,
    provider,
    rotateKeys: () => (provider.key = next),
    /** Back to a provider without quirks that nobody has asked anything yet. */
    reset() {
      Object.assign(provider, { quirks: {}, nonce: '', key: ours })
      Object.assign(provider, { tokenRequests: [], revocations: [], userInfoTokens: [] })
    },
    /** What the browser would come back to after the reader signed in at `left`. */
    answerTo(left: string, changes: Record<string, string> = {}): URL {
      const asked = new URL(left).searchParams
      provider.nonce = asked.get('nonce') ?? ''
      const answer: Record<string, string> = { code: 'a-code', state: asked.get('state') ?? '', ...changes }
      if (answer['error']) delete answer['code']
      return new URL(`${asked.get('redirect_uri')}?${new URLSearchParams(answer)}`)
    },
  }
}
export type FakeProvider = ReturnType<typeof createFakeProvider>
