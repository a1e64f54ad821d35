/** Whoever signs readers in with a provider, as a conformance case sees it. The browser's storage is its memory. */
export type RelyingParty = {
  /** Leaves for the provider; answers the address of the request. */
  signIn(): Promise<URL>
  /** Comes back. Rejects where the answer is refused. */
  complete(answer: URL): Promise<void>
  /** Gets new tokens with the refresh token. Rejects where they are refused. */
  renew(): Promise<void>
  /** Leaves for the provider's sign-out; answers the address of the request. */
  signOut(): Promise<URL>
  /** Comes back from there. True: takes the answer for that of the sign-out it started. */
  signedOut(answer: URL): Promise<boolean>
  reader(): Promise<{ subject: string; name: string | null; email: string | null } | null>
  accessToken(): Promise<string | null>
  /** Whether a rejection says that the provider itself answered with an error. */
  believes(rejection: unknown): boolean
}
