/** What a sign-in leaves behind. `expiresAt` in milliseconds since the epoch, by this computer's clock. */
export type Tokens = {
  subject: string
  name: string | null
  email: string | null
  accessToken: string
  /** Null: the provider gave none, so the session lives as long as the access token. */
  refreshToken: string | null
  idToken: string
  scope: string
  expiresAt: number
}

export type SignInRequest = {
  /** A path of this portal; anything else is replaced by the start page. */
  returnTo: string
  /** RFC 9470, section 5: what the API asked for. */
  acrValues?: string | undefined
  /** Seconds since the reader last proved who they are; 0 asks anew (OpenID Connect Core, section 3.1.2.1). */
  maxAge?: number | undefined
}

/**
 * How tokens are got. The session knows only this, so that another library, a backend-for-frontend or a test can
 * stand behind it. Every method rejects with `SignInFailed`, and hands out only tokens that it has validated.
 */
export type SignInAdapter = {
  /** Leaves for the provider. Resolves when the browser is on its way. */
  begin(request: SignInRequest): Promise<void>
  /** Turns the address that the provider sent the reader back to into tokens. */
  complete(url: URL): Promise<{ tokens: Tokens; returnTo: string }>
  /** RFC 6749, section 6. Only called with a refresh token. */
  renew(tokens: Tokens): Promise<Tokens>
  /** Leaves for the provider's sign-out, or says that only the portal can be signed out of. */
  end(tokens: Tokens): Promise<'leaving' | 'portal-only'>
}
