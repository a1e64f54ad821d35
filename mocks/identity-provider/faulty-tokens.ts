import { createPrivateKey, sign } from 'node:crypto'
import { clockOffset, type Faults, type ProviderFault } from '../faults.ts'
import type { SigningKey } from './provider.ts'

type Claims = Record<string, unknown>
export type TokenAnswer = Partial<Record<'id_token' | 'access_token' | 'refresh_token' | 'scope', string>>

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
const decode = (part: string | undefined) =>
  JSON.parse(Buffer.from(part ?? '', 'base64url').toString()) as Claims

const stranger = 'https://another.example'
const wrong: Partial<Record<ProviderFault, Claims>> = {
  'id-token-wrong-iss': { iss: stranger },
  'id-token-wrong-aud': { aud: 'another-client' },
  'id-token-wrong-azp': { azp: 'another-client' },
  'id-token-wrong-nonce': { nonce: 'another' },
  'id-token-wrong-sub': { sub: 'another-account' },
}

const without = (claims: Claims, names: readonly string[]) =>
  Object.fromEntries(Object.entries(claims).filter(([name]) => !names.includes(name)))

/** What the provider would have written into either token. */
function written(claims: Claims, faults: Faults): Claims {
  const offset = clockOffset('provider', faults)
  const times = ['iat', 'exp', 'nbf', 'auth_time'].flatMap((name) => {
    const value = claims[name]
    return typeof value === 'number' ? [[name, value + offset]] : []
  })
  const rights = ['organisation', 'maintenance', 'products', 'roles']
  const kept =
    faults.has('rights-missing') || faults.has('rights-left-out') ? without(claims, rights) : claims
  return {
    ...kept,
    ...Object.fromEntries(times),
    // As Microsoft Entra ID says that somebody is in too many groups for a token.
    ...(faults.has('rights-left-out') ? { _claim_names: { groups: 'src1' } } : {}),
  }
}

/** Signs anew what a fault changes, so that nothing but the fault is wrong with it. */
export function createFaultyTokens(own: SigningKey, next: SigningKey) {
  const signed = (header: Claims, claims: Claims, key: SigningKey) => {
    const text = `${encode(header)}.${encode(claims)}`
    const privateKey = createPrivateKey({ format: 'jwk', key })
    return `${text}.${sign('sha256', Buffer.from(text), privateKey).toString('base64url')}`
  }
  const read = (token: string, faults: Faults) => {
    const [header, payload] = token.split('.')
    const key = faults.has('keys-rotated') ? next : own
    return { header: { ...decode(header), kid: key.kid }, claims: written(decode(payload), faults), key }
  }

  const accessToken = (token: string, faults: Faults) => {
    const { header, claims, key } = read(token, faults)
    return signed(header, { ...claims, ...(faults.has('scope-narrower') ? { scope: 'openid' } : {}) }, key)
  }
  const idToken = (token: string, faults: Faults) => {
    const { header, claims, key } = read(token, faults)
    const changes = [...faults].map((fault) => wrong[fault as ProviderFault])
    const said: Claims = Object.assign({}, claims, ...changes)
    if (faults.has('id-token-alg-none')) return `${encode({ alg: 'none' })}.${encode(said)}.`
    const whole = signed(
      faults.has('id-token-unknown-kid') ? { ...header, kid: 'unknown' } : header,
      said,
      key,
    )
    if (!faults.has('id-token-bad-signature')) return whole
    const [first, , last] = whole.split('.')
    return `${first}.${encode({ ...said, name: 'Mallory' })}.${last}`
  }

  /** The token endpoint's answer (RFC 6749, section 5.1) as a provider with these faults gives it. */
  return (answer: TokenAnswer, faults: Faults): TokenAnswer => {
    const { id_token: id, access_token: access, refresh_token: refresh, ...rest } = answer
    const refreshing = refresh !== undefined && !faults.has('refresh-token-missing')
    return {
      ...rest,
      ...(faults.has('scope-narrower') ? { scope: 'openid' } : {}),
      ...(access ? { access_token: accessToken(access, faults) } : {}),
      ...(id && !faults.has('id-token-missing') ? { id_token: idToken(id, faults) } : {}),
      ...(refreshing
        ? { refresh_token: faults.has('refresh-token-spent') ? `spent-${refresh}` : refresh }
        : {}),
    }
  }
}
