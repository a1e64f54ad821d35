import type { JWTPayload } from 'jose'
import type { SigninResponse } from 'oidc-client-ts'
import type { Tokens } from './adapter.ts'
import { SignInFailed } from './sign-in-failed.ts'

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : null)

/** A token of a kind that is not understood must not be used (RFC 6749, section 7.1). */
export function requireBearer({ access_token: token, token_type: type }: SigninResponse): void {
  if (!text(token)) throw new SignInFailed('set-up-wrong', 'the provider sent no access token')
  if (type && type.toLowerCase() !== 'bearer')
    throw new SignInFailed('set-up-wrong', `the access token is of type ${type}, expected Bearer`)
}

/** What an answer of the token endpoint and the claims of its validated ID token make. */
export function tokensOf(response: SigninResponse, claims: JWTPayload, idToken: string, now: Date): Tokens {
  // RFC 6749, section 5.1 only recommends `expires_in`; without it, ask again soon.
  const seconds = response.expires_in ?? 60
  return {
    subject: claims.sub ?? '',
    name: text(claims.name) ?? text(claims.preferred_username),
    email: text(claims.email),
    accessToken: response.access_token,
    refreshToken: response.refresh_token ?? null,
    idToken,
    scope: response.scope ?? '',
    expiresAt: now.getTime() + seconds * 1000,
  }
}
