import type { Failure } from '../../contract/failure.ts'

/** A sign-in or a renewal that did not work, by name. The message is for administrators, never for readers first. */
export class SignInFailed extends Error {
  override name = 'SignInFailed'
  readonly failure: Failure
  /** Where the reader wanted to go. */
  returnTo: string

  constructor(failure: Failure, details: string, options: { returnTo?: string; cause?: unknown } = {}) {
    super(withoutSecrets(details), { cause: options.cause })
    this.failure = failure
    this.returnTo = options.returnTo ?? '/'
  }
}

/** Details get copied into mails, so tokens, codes, states and addresses of people are taken out. */
export function withoutSecrets(text: string): string {
  return text
    .replace(/eyJ[\w-]+\.[\w-]+\.?[\w-]*/g, '…')
    .replace(
      /\b(code|state|id_token|access_token|refresh_token|id_token_hint|code_verifier|nonce)=[^&\s"']+/g,
      '$1=…',
    )
    .replace(/[\w.+-]+@[\w-]+(\.[\w-]+)+/g, '…@…')
    .replace(/[\w-]{40,}/g, '…')
}
