const ask = (issuer: string, mode: RequestMode) =>
  fetch(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`, {
    mode,
    cache: 'no-store',
    signal: AbortSignal.timeout(5000),
  }).catch(() => null)

/** Whether the provider can be reached at all, read or not: then what fails is its permission for this origin. */
export const providerAnswers = async (issuer: string): Promise<boolean> =>
  (await ask(issuer, 'no-cors')) !== null

/** The status that the provider answers with, which the library does not tell; null if that cannot be read. */
export const providerStatus = async (issuer: string): Promise<number | null> =>
  (await ask(issuer, 'cors'))?.status ?? null
