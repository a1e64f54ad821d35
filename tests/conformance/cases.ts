import { HttpResponse } from 'msw'
import { issuer } from '../fake-provider.ts'
import { further, mixUp } from './further-cases.ts'
import {
  type Case,
  type Scene,
  accepts,
  isMira,
  isNobody,
  refuses,
  refusesRenewed,
  settled,
  signIn,
} from './scene.ts'

const withoutNames = { without: ['name', 'email'], metadata: { userinfo_endpoint: `${issuer}/userinfo` } }
const userInfo = (claims: object) => () => HttpResponse.json(claims)

const basic: Case[] = [
  {
    module: 'oidcc-client-test',
    asks: 'signs in with a code',
    async behaves(scene) {
      const { done } = await signIn(scene)
      const [exchange] = scene.provider.provider.tokenRequests
      return done && exchange?.get('grant_type') === 'authorization_code' && (await isMira(scene))
    },
  },
  {
    module: 'oidcc-client-test-invalid-iss',
    asks: 'refuses an ID token of another issuer',
    behaves: refuses({ claims: { iss: 'https://other.example' } }),
  },
  {
    module: 'oidcc-client-test-missing-sub',
    asks: 'refuses an ID token about nobody',
    behaves: refuses({ without: ['sub'] }),
  },
  {
    module: 'oidcc-client-test-invalid-aud',
    asks: 'refuses an ID token for another client',
    behaves: refuses({ claims: { aud: 'another-client' } }),
  },
  {
    module: 'oidcc-client-test-missing-iat',
    asks: 'refuses an ID token without a time of issue',
    behaves: refuses({ without: ['iat'] }),
  },
  {
    module: 'oidcc-client-test-kid-absent-single-jwks',
    asks: 'finds the only key although the token names none',
    behaves: accepts({ anonymousKeys: 'single' }),
  },
  {
    module: 'oidcc-client-test-kid-absent-multiple-jwks',
    asks: 'refuses where any of several keys could be meant, or tries them',
    async behaves(scene) {
      const { done } = await signIn(scene, { anonymousKeys: 'crowd' })
      return done ? isMira(scene) : isNobody(scene)
    },
  },
  {
    module: 'oidcc-client-test-idtoken-sig-rs256',
    asks: 'accepts an ID token signed with RS256',
    behaves: accepts({ signature: 'good', atHash: 'good' }),
  },
  {
    module: 'oidcc-client-test-idtoken-sig-none',
    asks: 'refuses an ID token without a signature, none having been agreed',
    behaves: refuses({ signature: 'none' }),
  },
  {
    module: 'oidcc-client-test-invalid-sig-rs256',
    asks: 'refuses an ID token whose signature does not fit',
    behaves: refuses({ signature: 'changed' }),
  },
  {
    module: 'oidcc-client-test-userinfo-invalid-sub',
    asks: 'refuses user info about somebody else',
    userInfo: true,
    behaves: refuses({ ...withoutNames, userInfo: userInfo({ sub: 'noor', name: 'Noor' }) }),
  },
  {
    module: 'oidcc-client-test-nonce-invalid',
    asks: 'refuses an ID token with another nonce',
    behaves: refuses({ claims: { nonce: 'another-nonce' } }),
  },
  {
    module: 'oidcc-client-test-scope-userinfo-claims',
    asks: 'asks for claims by scope and reads them from the user info',
    userInfo: true,
    async behaves(scene) {
      const mira = { sub: 'mira', name: 'Mira Lund', email: 'mira@example.com' }
      await signIn(scene, { ...withoutNames, userInfo: userInfo(mira) })
      const reader = await scene.party.reader()
      return reader?.name === mira.name && reader.email === mira.email
    },
  },
]

const config: Case[] = [
  {
    module: 'oidcc-client-test-discovery-openid-config',
    asks: 'finds the endpoints by discovery',
    async behaves(scene) {
      const { href } = await scene.party.signIn()
      return href.startsWith(`${issuer}/authorize?`)
    },
  },
  {
    module: 'oidcc-client-test-discovery-jwks-uri-keys',
    asks: 'uses the keys at the address that discovery names',
    behaves: accepts({ metadata: { jwks_uri: `${issuer}/keys-of-this-provider` } }),
  },
  {
    module: 'oidcc-client-test-discovery-issuer-mismatch',
    asks: 'goes nowhere if discovery speaks for another issuer',
    async behaves({ provider, party }) {
      provider.provider.quirks = { metadata: { issuer: 'https://other.example' } }
      return party.signIn().then(
        () => false,
        () => true,
      )
    },
  },
  {
    module: 'oidcc-client-test-idtoken-sig-none',
    asks: 'refuses an ID token without a signature, none having been agreed',
    behaves: refuses({ signature: 'none' }),
  },
  {
    module: 'oidcc-client-test-signing-key-rotation-just-before-signing',
    asks: 'fetches the keys again when they changed just before signing',
    behaves: accepts({ rotatesBeforeSigning: true }),
  },
  {
    module: 'oidcc-client-test-signing-key-rotation',
    asks: 'accepts a second sign-in after the keys have changed',
    async behaves(scene) {
      await signIn(scene)
      scene.provider.rotateKeys()
      return (await signIn(scene)).done && (await isMira(scene))
    },
  },
]

const refresh: Case[] = [
  {
    module: 'oidcc-client-test-refresh-token',
    asks: 'renews with the refresh token',
    async behaves(scene) {
      await signIn(scene)
      const { done } = await settled(scene.party.renew())
      return done && (await scene.party.accessToken()) === 'access-2' && (await isMira(scene))
    },
  },
  {
    module: 'oidcc-client-test-refresh-token-invalid-issuer',
    asks: 'drops a renewal of another issuer',
    behaves: refusesRenewed({ claims: { iss: 'https://other.example' } }),
  },
  {
    module: 'oidcc-client-test-refresh-token-invalid-sub',
    asks: 'drops a renewal about somebody else',
    behaves: refusesRenewed({ claims: { sub: 'noor' } }),
  },
  {
    module: 'oidcc-client-test-refresh-token-invalid-aud',
    asks: 'drops a renewal for another client',
    behaves: refusesRenewed({ claims: { aud: 'another-client' } }),
  },
  {
    module: 'oidcc-client-test-refresh-token-invalid-azp',
    asks: 'drops a renewal for another authorised party',
    behaves: refusesRenewed({ claims: { azp: 'another-client' } }),
  },
]

/** Signs in and out, and comes back with the state as `change` has it. */
async function signOut(scene: Scene, change: (state: string | null) => string | null) {
  await signIn(scene)
  const left = (await scene.party.signOut()).searchParams
  const answer = new URL(left.get('post_logout_redirect_uri') ?? '')
  const state = change(left.get('state'))
  if (state !== null) answer.searchParams.set('state', state)
  const confirmed = await scene.party.signedOut(answer).catch(() => false)
  return { confirmed, asked: left, gone: await isNobody(scene) }
}
const logout: Case[] = [
  {
    module: 'oidcc-client-test-rp-init-logout',
    asks: 'signs out at the provider with a hint who it is, and knows its answer',
    async behaves(scene) {
      const { confirmed, asked, gone } = await signOut(scene, (state) => state)
      return confirmed && gone && asked.has('id_token_hint')
    },
  },
  {
    module: 'oidcc-client-test-rp-init-logout-other-state',
    asks: 'is signed out, but takes a foreign state for no answer of its own',
    async behaves(scene) {
      const { confirmed, gone } = await signOut(scene, () => 'a-foreign-state')
      return !confirmed && gone
    },
  },
  {
    module: 'oidcc-client-test-rp-init-logout-no-state',
    asks: 'is signed out, but takes a missing state for no answer of its own',
    async behaves(scene) {
      const { confirmed, gone } = await signOut(scene, () => null)
      return !confirmed && gone
    },
  },
]

/**
 * The relying-party modules of the OpenID Foundation's conformance suite, as far as a public client can meet them, under
 * their names there, and what else decides whether a sign-in can be fooled.
 */
export const plans: Record<string, Case[]> = {
  'oidcc-client-basic-certification-test-plan': basic,
  'oidcc-client-config-certification-test-plan': config,
  'oidcc-client-refreshtoken-test-plan': refresh,
  'oidcc-client-rp-initiated-logout-rp-basic': logout,
  'RFC 9207, issuer in the answer': mixUp,
  further: further,
}
