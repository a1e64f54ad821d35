import { ErrorResponse, type INavigator, UserManager } from 'oidc-client-ts'
import { clientId, issuer } from '../fake-provider.ts'
import type { RelyingParty } from './relying-party.ts'

/**
 * oidc-client-ts as its documentation shows it, and with every option that helps: a nonce, a state for signing out, and the user
 * info loaded. By default it does none of the three.
 */
export function createBareLibrary({ loadUserInfo }: { loadUserInfo: boolean }): RelyingParty {
  let left = ''
  const navigator: INavigator = {
    prepare: () =>
      Promise.resolve({
        navigate: ({ url }) => Promise.resolve({ url: (left = url) }),
        close: () => {},
      }),
    callback: () => Promise.resolve(),
  }
  const manager = new UserManager(
    {
      authority: issuer,
      client_id: clientId,
      redirect_uri: `${location.origin}/auth/callback`,
      post_logout_redirect_uri: `${location.origin}/signed-out`,
      scope: 'openid profile email offline_access',
      automaticSilentRenew: false,
      loadUserInfo,
    },
    navigator,
  )
  return {
    async signIn() {
      await manager.signinRedirect({ nonce: crypto.randomUUID() })
      return new URL(left)
    },
    complete: async (answer) => void (await manager.signinCallback(answer.href)),
    renew: async () => void (await manager.signinSilent()),
    async signOut() {
      await manager.signoutRedirect({ state: 'leaving' })
      return new URL(left)
    },
    signedOut: async (answer) => (await manager.signoutCallback(answer.href)) !== undefined,
    async reader() {
      const profile = (await manager.getUser())?.profile
      return profile
        ? { subject: profile.sub, name: profile.name ?? null, email: profile.email ?? null }
        : null
    },
    accessToken: async () => (await manager.getUser())?.access_token ?? null,
    believes: (rejection) => rejection instanceof ErrorResponse && rejection.error === 'access_denied',
  }
}
