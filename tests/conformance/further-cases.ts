import { issuer } from '../fake-provider.ts'
import { type Case, type Scene, accepts, isNobody, refuses, signIn } from './scene.ts'

const announced = { metadata: { authorization_response_iss_parameter_supported: true } }
const refusesAnswer = (answer: Record<string, string>) => async (scene: Scene) => {
  const result = await signIn(scene, announced, answer)
  const { tokenRequests } = scene.provider.provider
  if (result.done || scene.party.believes(result.rejection)) return false
  return tokenRequests.length === 0 && (await isNobody(scene))
}
const denied = { error: 'access_denied' }
/** An answer says whose it is, and is believed of nobody else (RFC 9207). */
export const mixUp: Case[] = [
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
export const further: Case[] = [
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
