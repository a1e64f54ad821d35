/** Where a provider describes itself (OpenID Connect Discovery, section 4). */
export const discoveryAddress = (issuer: string) =>
  `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`

const ask = (issuer: string, mode: RequestMode, milliseconds = 5000) =>
  fetch(discoveryAddress(issuer), {
    mode,
    cache: 'no-store',
    signal: AbortSignal.timeout(milliseconds),
  }).catch(() => null)

/** Whether the provider can be reached at all, read or not: then what fails is its permission for this origin. */
export const providerAnswers = async (issuer: string, milliseconds?: number): Promise<boolean> =>
  (await ask(issuer, 'no-cors', milliseconds)) !== null

/** The status that the provider answers with, which the library does not tell; null if that cannot be read. */
export const providerStatus = async (issuer: string): Promise<number | null> =>
  (await ask(issuer, 'cors'))?.status ?? null
