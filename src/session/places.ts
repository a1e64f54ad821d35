/** The places of this portal that a provider knows. Registered there letter for letter (RFC 9700, section 2.1). */
export const places = () => ({
  callback: `${location.origin}/auth/callback`,
  signedOut: `${location.origin}/signed-out`,
})
