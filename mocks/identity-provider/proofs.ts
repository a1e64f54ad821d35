import { interactionPolicy, type KoaContextWithOIDC } from 'oidc-provider'

/** How an account can prove who it is here, as values of `acr`: by the demo's one click, or by a password, which counts for more. */
export const proofs = ['one-click', 'password'] as const
export type Proof = (typeof proofs)[number]

const listIn = (acrValues: unknown) => (typeof acrValues === 'string' ? acrValues.split(' ') : [])

/** Whether one click would not do for what a client asks for. */
export const wantsPassword = (acrValues: unknown) =>
  listIn(acrValues).includes('password') && !listIn(acrValues).includes('one-click')

/**
 * Asks to sign in once more when a client wants a proof that this session has not given (RFC 9470, section 5). Once: `acr_values` is a wish
 * (OpenID Connect Core 1.0, section 3.1.2.1), and whoever was asked goes on with what they gave.
 */
export function policyWithProofs() {
  const { base, Check } = interactionPolicy
  const policy = base()
  const given = new Check('acr_values', 'another proof is asked for', ({ oidc }) => {
    const wanted = listIn(oidc.params?.['acr_values']).filter((one) => proofs.some((proof) => proof === one))
    const has = oidc.session?.acr !== undefined && wanted.includes(oidc.session.acr)
    return wanted.length > 0 && !has && !oidc.result?.login
  })
  policy.get('login')?.checks.add(given)
  return policy
}

/** When and how whoever this token is for proved who they are; a renewal proves nothing anew (RFC 9068, section 2.2.1). */
export function proofIn({ oidc }: KoaContextWithOIDC) {
  const { authTime, acr } = oidc.entities.AuthorizationCode ?? oidc.entities.RefreshToken ?? {}
  return { ...(authTime !== undefined && { auth_time: authTime }), ...(acr !== undefined && { acr }) }
}
