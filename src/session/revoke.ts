import type { Tokens } from './adapter.ts'

/**
 * Makes the session's tokens worthless at the provider (RFC 7009, section 2.1). The page is being left, so the request outlives it
 * and its answer is not waited for: signing out must not hang on it, and there would be nothing to do about a refusal.
 */
export function revoke(endpoint: string, clientId: string, { refreshToken, accessToken }: Tokens): void {
  const body = new URLSearchParams({
    token: refreshToken ?? accessToken,
    token_type_hint: refreshToken ? 'refresh_token' : 'access_token',
    client_id: clientId,
  })
  fetch(endpoint, { method: 'POST', mode: 'no-cors', keepalive: true, body }).catch(() => {})
}
