import { SignInFailed } from './sign-in-failed.ts'

type Metadata = { issuer?: unknown; authorization_response_iss_parameter_supported?: unknown }

/**
 * Discovery must speak for the issuer that is configured, letter for letter, or everything read from it belongs to
 * somebody else (OpenID Connect Discovery, section 4.3).
 */
export function requireIssuer(metadata: Metadata, issuer: string): void {
  if (metadata.issuer !== issuer)
    throw new SignInFailed(
      'set-up-wrong',
      `discovery says issuer ${String(metadata.issuer)}, configured is ${issuer}`,
    )
}

/**
 * Who answered (RFC 9207, section 2.4): a provider that announces `iss` must send it, in errors too, and whatever is
 * sent must be right.
 */
export function requireAnswerFrom(issuer: string, metadata: Metadata, answer: URLSearchParams): void {
  const sent = answer.getAll('iss')
  const announced = metadata.authorization_response_iss_parameter_supported === true
  if (sent.length === 0 && !announced) return
  if (sent.length !== 1 || sent[0] !== issuer)
    throw new SignInFailed(
      'token-refused',
      `the answer's iss is ${sent.join(', ') || 'missing'}, expected ${issuer}`,
    )
}
