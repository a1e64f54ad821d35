import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'

type Habit = 'sound' | 'gone' | 'failing' | 'hanging' | 'html' | 'cut' | 'empty' | 'no-keys' | 'other-issuer'

export const audience = 'urn:signpost:api'
export const clientId = 'signpost-portal'

/** A pair of keys that signs access tokens under this key id, and what of it is published. */
export async function newKey(kid: string) {
  const { privateKey, publicKey } = await generateKeyPair('RS256')
  return { kid, privateKey, published: { ...(await exportJWK(publicKey)), kid, alg: 'RS256', use: 'sig' } }
}
export type Key = Awaited<ReturnType<typeof newKey>>

/** Discovery and keys of a provider on a port of its own, that behaves as a test wants, and counts who asks. */
export async function startKeyServer() {
  const provider = {
    issuer: '',
    habit: 'sound' as Habit,
    keys: [] as object[],
    /** Paths, in the order in which they were asked for. */
    asked: [] as string[],
    token: (key: Key, { header = {}, now = new Date() }: { header?: object; now?: Date } = {}) =>
      new SignJWT({ sub: 'reader', scope: 'openid' })
        .setProtectedHeader({ alg: 'RS256', typ: 'at+jwt', kid: key.kid, ...header })
        .setIssuer(provider.issuer)
        .setAudience(audience)
        .setIssuedAt(now)
        .setExpirationTime(Math.floor(now.getTime() / 1000) + 300)
        .sign(key.privateKey)
        .then((token) => `Bearer ${token}`),
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
  const json = (response: ServerResponse, body: object) =>
    response.setHeader('Content-Type', 'application/json').end(JSON.stringify(body))
  const habits: Record<Exclude<Habit, 'sound' | 'other-issuer'>, (response: ServerResponse) => unknown> = {
    gone: (response) => response.destroy(),
    failing: (response) => response.writeHead(500).end('{"keys":[]}'),
    hanging: () => undefined,
    html: (response) => response.setHeader('Content-Type', 'text/html').end('<h1>Sign in to the Wi-Fi</h1>'),
    cut: (response) => response.end('{"keys":[{"kty":"RSA","n":"'),
    empty: (response) => response.end(),
    'no-keys': (response) => json(response, { keys: 'none' }),
  }
  const server = createServer(({ url = '' }, response) => {
    provider.asked.push(url)
    const { habit, issuer } = provider
    if (habit !== 'sound' && habit !== 'other-issuer') return void habits[habit](response)
    if (url === '/jwks') return void json(response, { keys: provider.keys })
    const stated = habit === 'other-issuer' ? `${issuer}/` : issuer
    return void json(response, { issuer: stated, jwks_uri: `${issuer}/jwks` })
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  provider.issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return provider
}
