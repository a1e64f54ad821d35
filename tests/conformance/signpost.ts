import { createOidcAdapter } from '../../src/session/oidc-adapter.ts'
import { createSession } from '../../src/session/session.ts'
import { SignInFailed } from '../../src/session/sign-in-failed.ts'
import { signedOutOf } from '../../src/session/signed-out-of.ts'
import { createMemoryStore } from '../../src/session/store.ts'
import { clientId, issuer } from '../fake-provider.ts'
import type { RelyingParty } from './relying-party.ts'

/** The portal's own session, with everything behind it. */
export function createSignpost(): RelyingParty {
  let left = ''
  const config = { issuer, clientId, scope: 'openid profile email offline_access', audience: 'urn:api' }
  const adapter = createOidcAdapter(config, { leave: (address) => (left = address) })
  const session = createSession()
  session.start(config, { adapter, store: createMemoryStore() })
  const reader = () => {
    const now = session.get()
    return 'account' in now && now.state !== 'ended' ? now.account : null
  }
  return {
    async signIn() {
      await session.signIn({ returnTo: '/' })
      const now = session.get()
      if (now.state === 'failed') throw new SignInFailed(now.failure, now.details)
      return new URL(left)
    },
    complete: async (answer) => void (await session.completeSignIn(answer)),
    renew: async () => void (await session.refresh()),
    async signOut() {
      await session.signOut()
      return new URL(left)
    },
    signedOut: (answer) => Promise.resolve(signedOutOf(answer) === 'everywhere'),
    reader: () => Promise.resolve(reader()),
    accessToken: () => session.accessToken(),
    believes: (rejection) => rejection instanceof SignInFailed && rejection.failure === 'cancelled',
  }
}
