import { type FakeProvider } from '../fake-provider.ts'
import { createBareLibrary } from './bare-library.ts'
import type { RelyingParty } from './relying-party.ts'
import type { Case } from './scene.ts'
import { createSignpost } from './signpost.ts'

export const parties: Record<'Signpost' | 'oidc-client-ts', (tried: Case) => RelyingParty> = {
  Signpost: createSignpost,
  'oidc-client-ts': ({ userInfo }) => createBareLibrary({ loadUserInfo: userInfo === true }),
}

/** A case with a browser and a provider that remember nothing of the one before. */
export function runCase(tried: Case, party: keyof typeof parties, provider: FakeProvider): Promise<boolean> {
  localStorage.clear()
  sessionStorage.clear()
  provider.reset()
  return tried.behaves({ provider, party: parties[party](tried) })
}
