import type { Failure } from '../../../contract/failure.ts'

/** The one button that helps most: a fresh start, the troubleshooter, or the same page over a secure connection. */
export type Remedy = 'again' | 'guide' | 'secure'

/** Where starting again would only fail again, the way leads to the troubleshooter. */
const guided: ReadonlySet<Failure> = new Set<Failure>([
  'email-unverified',
  'refused-by-provider',
  'clock-wrong',
  'storage-blocked',
  'too-many-sign-ins',
  'address-not-registered',
  'set-up-wrong',
  'token-refused',
  'unknown',
])

export function remedyFor(failure: Failure): Remedy {
  if (failure === 'insecure-origin') return 'secure'
  return guided.has(failure) ? 'guide' : 'again'
}
