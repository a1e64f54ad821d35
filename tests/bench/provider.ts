import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'

const audience = 'urn:signpost:bench'

/** As much of an identity provider as the server asks, and tokens of its members. */
export async function startProvider() {
  const { privateKey, publicKey } = await generateKeyPair('RS256')
  const keys = [{ ...(await exportJWK(publicKey)), kid: 'bench', alg: 'RS256', use: 'sig' }]
  let issuer = ''
  const server = createServer((request, response) => {
    response.setHeader('Content-Type', 'application/json')
    const isKeys = request.url === '/jwks'
    response.end(JSON.stringify(isKeys ? { keys } : { issuer, jwks_uri: `${issuer}/jwks` }))
  }).listen(0, 'localhost')
  await once(server, 'listening')
  issuer = `http://localhost:${(server.address() as AddressInfo).port}`

  return {
    variables: { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: 'portal', OIDC_AUDIENCE: audience },
    stop: () => server.close(),
    member: (name: string, claims: Record<string, unknown> = {}) =>
      new SignJWT({
        client_id: 'portal',
        scope: 'openid profile email',
        name: 'Mira Lund',
        email: `${name}@example.com`,
        email_verified: true,
        organisation: 'aurora',
        maintenance: 'active',
        ...claims,
      })
        .setProtectedHeader({ alg: 'RS256', typ: 'at+jwt', kid: 'bench' })
        .setIssuer(issuer)
        .setAudience(audience)
        .setSubject(name)
        .setIssuedAt()
        .setExpirationTime('1h')
        .sign(privateKey),
  }
}
export type Provider = Awaited<ReturnType<typeof startProvider>>
