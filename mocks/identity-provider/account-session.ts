import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Provider } from 'oidc-provider'

const month = 30 * 24 * 60 * 60

/**
 * The account pages share the provider's own session: who signs in to the portal is signed in here, and the
 * other way round.
 */
export function createAccountSession(provider: Provider) {
  const path = new URL(provider.issuer).pathname
  const options = { path, httpOnly: true, sameSite: 'lax', signed: true, overwrite: true } as const
  const name = provider.cookieName('session')
  const open = async (req: IncomingMessage, res: ServerResponse) => {
    const context = provider.createContext(req, res)
    return { cookies: context.cookies, session: await provider.Session.get(context) }
  }

  return {
    async accountId(req: IncomingMessage, res: ServerResponse): Promise<string | undefined> {
      return (await open(req, res)).session.accountId
    },
    async signIn(req: IncomingMessage, res: ServerResponse, accountId: string) {
      const { cookies, session } = await open(req, res)
      // A new identifier, so that nobody can have prepared the session; nothing of another account is kept.
      if (session.accountId) await session.destroy()
      const fresh = new provider.Session()
      fresh.loginAccount({ accountId })
      await fresh.save(month)
      cookies.set(name, fresh.jti, { ...options, maxAge: month * 1000 })
    },
    async signOut(req: IncomingMessage, res: ServerResponse) {
      const { cookies, session } = await open(req, res)
      if (session.accountId) await session.destroy()
      cookies.set(name, null, options)
    },
  }
}

export type AccountSession = ReturnType<typeof createAccountSession>
