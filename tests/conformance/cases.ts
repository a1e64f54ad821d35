import { HttpResponse } from 'msw'
import { type FakeProvider, type Quirks, issuer } from '../fake-provider.ts'
import type { RelyingParty } from './relying-party.ts'

type Scene = { provider: FakeProvider; party: RelyingParty }

/** `behaves`: whether the relying party does what is asked. */
export type Case = {
  module: string
  asks: string
  /** What the case is about stands in the provider's UserInfo answer. */
  userInfo?: true
  behaves(scene: Scene): Promise<boolean>
}

const settled = (work: Promise<void>) =>
  work.then(
    () => ({ done: true as const }),
    (rejection: unknown) => ({ done: false as const, rejection }),
  )

/** Leaves, comes back, and tells how it went; the provider is odd from the moment the reader is there. */
async function signIn({ provider, party }: Scene, quirks: Quirks = {}, answer: Record<string, string> = {}) {
  provider.provider.quirks = { metadata: quirks.metadata ?? {} }
  const left = await party.signIn()
  provider.provider.quirks = quirks
  return settled(party.complete(provider.answerTo(left.href, answer)))
}

const isMira = async ({ party }: Scene) => (await party.reader())?.subject === 'mira'
const isNobody = async ({ party }: Scene) => (await party.reader()) === null

const accepts = (quirks: Quirks, answer?: Record<string, string>) => async (scene: Scene) =>
  (await signIn(scene, quirks, answer)).done && (await isMira(scene))
const refuses = (quirks: Quirks) => async (scene: Scene) =>
  !(await signIn(scene, quirks)).done && (await isNobody(scene))

/** Signs in well, and meets the quirks when renewing: its token must not be used. */
const refusesRenewed = (quirks: Quirks) => async (scene: Scene) => {
  await signIn(scene)
  scene.provider.provider.quirks = quirks
  await settled(scene.party.renew())
  const asked = scene.provider.provider.tokenRequests.length === 2
  return asked && (await scene.party.accessToken()) !== 'access-2'
}

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

const announced = { metadata: { authorization_response_iss_parameter_supported: true } }
const refusesAnswer = (answer: Record<string, string>) => async (scene: Scene) => {
  const result = await signIn(scene, announced, answer)
  const { tokenRequests } = scene.provider.provider
  if (result.done || scene.party.believes(result.rejection)) return false
  return tokenRequests.length === 0 && (await isNobody(scene))
}
const denied = { error: 'access_denied' }
const mixUp: Case[] = [
  {
    module: 'rfc9207-iss-right',
    asks: 'accepts an answer of the issuer it asked',
    behaves: accepts(announced, { iss: issuer }),
  },
  {
    module: 'rfc9207-iss-wrong',
    asks: 'refuses an answer of another issuer before it spends the code',
    behaves: refusesAnswer({ iss: 'https://other.example' }),
  },
  {
    module: 'rfc9207-iss-missing',
    asks: 'refuses an answer of nobody where the issuer announces itself',
    behaves: refusesAnswer({}),
  },
  {
    module: 'rfc9207-iss-wrong-with-error',
    asks: 'believes no error of another issuer',
    behaves: refusesAnswer({ ...denied, iss: 'https://other.example' }),
  },
  {
    module: 'rfc9207-iss-missing-with-error',
    asks: 'believes no error of nobody where the issuer announces itself',
    behaves: refusesAnswer(denied),
  },
]

const inSeconds = (offset: number) => Math.floor(Date.now() / 1000) + offset
/** Of the suite's comprehensive plan, and of OpenID Connect Core where the suite has no module. */
const further: Case[] = [
  {
    module: 'oidcc-client-test-missing-aud',
    asks: 'refuses an ID token for nobody',
    behaves: refuses({ without: ['aud'] }),
  },
  {
    module: 'oidcc-client-test-invalid-sig-hs256',
    asks: 'refuses an HMAC made with what everybody knows',
    behaves: refuses({ signature: 'confused' }),
  },
  {
    module: 'oidcc-client-test-ignores-unparseable-key-in-jwks',
    asks: 'passes over a key that it cannot read',
    behaves: accepts({ unreadableKey: true }),
  },
  {
    module: 'core-3.1.3.7-exp',
    asks: 'refuses an ID token that has run out',
    get behaves() {
      return refuses({ claims: { exp: inSeconds(-600) } })
    },
  },
  {
    module: 'core-3.1.3.7-iat',
    asks: 'refuses an ID token of tomorrow',
    get behaves() {
      return refuses({ claims: { iat: inSeconds(86_400), exp: inSeconds(90_000) } })
    },
  },
  {
    module: 'core-3.1.3.7-azp',
    asks: 'refuses an ID token made for another authorised party',
    behaves: refuses({ claims: { azp: 'another-client' } }),
  },
  {
    module: 'core-3.1.3.8-at_hash',
    asks: 'refuses an ID token that belongs to another access token',
    behaves: refuses({ atHash: 'wrong' }),
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
