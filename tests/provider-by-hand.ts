import { createHash, randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import { createHandBrowser } from '../mocks/identity-provider/hand-browser.ts'
import { createIdentityProvider } from '../mocks/identity-provider/identity-provider.ts'

export const clientId = 'signpost-portal'
export const audience = 'urn:signpost:api'

type Request = { verifier: string; nonce: string; url: URL }

/** The embedded provider on a port of its own, and what a portal does with it, by hand. */
export async function startProvider() {
  const server = createServer((req, res) => provider.handler(req, res))
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  const address = server.address()
  const origin = `http://localhost:${typeof address === 'object' ? address?.port : ''}`
  const provider = createIdentityProvider({
    issuer: `${origin}/idp`,
    clientId,
    audience,
    redirectUris: [`${origin}/auth/callback`],
    postLogoutRedirectUris: [`${origin}/signed-out`],
    portalUrl: origin,
    portalName: 'Signpost',
    serviceName: 'Customer account',
  })

  function authorizationRequest(changes: Record<string, string | undefined> = {}): Request {
    const verifier = randomBytes(32).toString('base64url')
    const nonce = randomBytes(8).toString('hex')
    const url = new URL(`${origin}/idp/auth`)
    const parameters: Record<string, string | undefined> = {
      client_id: clientId,
      redirect_uri: `${origin}/auth/callback`,
      response_type: 'code',
      scope: 'openid profile email api offline_access',
      state: 'the-state',
      nonce,
      code_challenge: createHash('sha256').update(verifier).digest('base64url'),
      code_challenge_method: 'S256',
      ...changes,
    }
    for (const [name, value] of Object.entries(parameters)) if (value) url.searchParams.set(name, value)
    return { verifier, nonce, url }
  }

  async function token(form: Record<string, string>) {
    const response = await fetch(`${origin}/idp/token`, {
      method: 'POST',
      headers: { origin },
      body: new URLSearchParams({ client_id: clientId, ...form }),
    })
    const body = (await response.json()) as Record<
      'access_token' | 'id_token' | 'refresh_token' | 'error',
      string
    >
    return { status: response.status, ...body }
  }

  const exchange = (callback: URL, { verifier }: Request) =>
    token({
      grant_type: 'authorization_code',
      code: callback.searchParams.get('code') ?? '',
      redirect_uri: `${origin}/auth/callback`,
      code_verifier: verifier,
    })

  return {
    origin,
    authorizationRequest,
    token,
    exchange,
    close: () => void server.close(),
    /** Somebody with a browser of their own, who is signed in nowhere. */
    newReader() {
      const { visit, submit } = createHandBrowser(origin)
      return {
        visit,
        submit,
        /** Where a link leads that was mailed to somebody. */
        async mailedLink(email: string, label: string) {
          const { text } = await visit(`/idp/outbox?to=${encodeURIComponent(email)}`)
          const [, href] = new RegExp(`${label}:<br />\\s*<a[^>]*href="([^"]+)"`).exec(text) ?? []
          return new URL(href ?? `no link ${label}`)
        },
        async signInAs(email: string) {
          const request = authorizationRequest()
          const page = await visit(request.url)
          const { url } = await submit(page.url, { ready: email })
          return { url, request, tokens: await exchange(url, request) }
        },
      }
    },
  }
}
