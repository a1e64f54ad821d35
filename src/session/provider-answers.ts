/** Whether the provider can be reached at all, read or not: then what fails is its permission for this origin. */
export async function providerAnswers(issuer: string): Promise<boolean> {
  try {
    const address = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`
    await fetch(address, { mode: 'no-cors', cache: 'no-store', signal: AbortSignal.timeout(5000) })
    return true
  } catch {
    return false
  }
}
