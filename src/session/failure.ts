import type { Failure } from '../../contract/failure.ts'
import { refusalOf } from './refusal.ts'

/** What is known when something went wrong. Only plain data, so that a failure can be told from a written report. */
export type RawFailure = {
  /** Whatever was thrown. */
  error?: unknown
  /** The page's address, with what the provider wrote into it (RFC 6749, section 4.1.2.1). */
  url?: URL | undefined
  during: 'start' | 'callback' | 'renewal' | 'sign-out'
  facts?: {
    online?: boolean
    /** The provider answers, only not to this page: what fails is permission across origins. */
    providerAnswers?: boolean
    /** The status of what the provider answers instead of JSON. */
    providerStatus?: number | null
    secureContext?: boolean
  }
}

/**
 * Names a failure. Providers and libraries say the same thing in many ways, so the rules are patterns, most telling
 * first: the protocol's own codes, the texts.
 */
export function failureFrom(raw: RawFailure): Failure {
  const { url } = raw
  const answer = { error: url?.searchParams.get('error'), text: url?.searchParams.get('error_description') }
  if (answer.error) return byCode(answer.error, answer.text ?? '', raw)

  const { code, text, name } = refusalOf(raw.error)
  if (code) return byCode(code, text, raw)
  return byText(`${name}: ${text}`, raw)
}

const verification =
  /(verif|confirm|activat)\w*.{0,40}\b(e-?mail|address|account)|e-?mail.{0,40}(not|n't|un)\s?-?(been )?(yet )?(verif|confirm)/i
const cancelled = /cancel|abort|declin|denied (the|your|by)|did not (consent|agree)|closed/i
const pageExpired =
  /authentication_expired|page has expired|sessionnotfound|session not found|interaction.*expired/i
const redirectUri = /redirect[_ ]uri|AADSTS50011/i

function byCode(code: string, text: string, raw: RawFailure): Failure {
  const all = `${code} ${text}`
  if (pageExpired.test(all)) return 'sign-in-page-expired'
  if (redirectUri.test(all) && code !== 'invalid_grant') return 'address-not-registered'
  switch (code) {
    case 'access_denied':
    case 'unauthorized':
      if (verification.test(text)) return 'email-unverified'
      return text === '' || cancelled.test(text) ? 'cancelled' : 'refused-by-provider'
    case 'login_required':
      return 'session-ended'
    case 'consent_required':
    case 'interaction_required':
    case 'account_selection_required':
    case 'mfa_required':
    // RFC 9470, section 5: the proof that the API wants cannot be given.
    case 'unmet_authentication_requirements':
      return 'provider-needs-you'
    case 'invalid_grant':
      return raw.during === 'renewal' ? 'session-ended' : 'code-expired'
    case 'temporarily_unavailable':
    case 'server_error':
      return 'provider-error'
    case 'invalid_client':
    case 'unauthorized_client':
    case 'invalid_request':
    case 'invalid_scope':
    case 'invalid_target':
    case 'unsupported_response_type':
    case 'unsupported_grant_type':
    case 'request_not_supported':
    case 'request_uri_not_supported':
    case 'registration_not_supported':
      return 'set-up-wrong'
    default:
      return byOwnCode(code, all, raw)
  }
}

const busy = /too_many|rate|slow_down|throttl|busy|unavailable|internal|timeout/i

/** Providers have codes of their own. A renewal they refuse is over whatever they call it, but not because they are in trouble. */
function byOwnCode(code: string, all: string, raw: RawFailure): Failure {
  const found = byText(all, raw)
  if (found !== 'unknown' || raw.during !== 'renewal') return found
  // A gateway in trouble writes a phrase where a code belongs: "Internal Server Error".
  return busy.test(code) || !/^[\w.:-]+$/.test(code) ? 'provider-error' : 'session-ended'
}

/** Texts of libraries, browsers and providers, with what each means. First match wins. */
const texts: readonly (readonly [RegExp, Failure])[] = [
  [pageExpired, 'sign-in-page-expired'],
  [/no matching state|no state in response|state does not match/i, 'link-used'],
  [/crypto\.?subtle|secure context/i, 'insecure-origin'],
  [/SecurityError|QuotaExceeded|access is denied for this document|quota/i, 'storage-blocked'],
  [/popup/i, 'popup-blocked'],
  [/expected 200 ok/i, 'provider-error'],
  [
    /invalid response content-type|json web key set|unexpected token|not valid json|JSON\.parse|SyntaxError/i,
    'provider-unreadable',
  ],
  [/timed? ?out|timeout/i, 'too-slow'],
  [/redirect_uri_mismatch|parameter: redirect_uri|AADSTS50011/i, 'address-not-registered'],
  [/AADSTS|invalid client|client credentials|origin .* not allowed/i, 'set-up-wrong'],
  [/authority mismatch|client_id mismatch|no (client_id|authority) on state/i, 'set-up-changed'],
  [/auth_time|azp (not )?in id_token/i, 'session-ended'],
  [/subject from userinfo|invalid token specified|missing part #|metadata does not contain/i, 'set-up-wrong'],
  [/sub in id_token does not match/i, 'other-account'],
  [/nonce|missing a subject/i, 'token-refused'],
  [/\biat\b|in the future/i, 'clock-wrong'],
  [/"?(nbf|exp)"? claim|unexpected "?(aud|iss|typ)/i, 'token-refused'],
  [/login_required/i, 'session-ended'],
]
const network =
  /failed to fetch|fetch failed|networkerror|load failed|ERR_(INTERNET|NETWORK|NAME|CONNECTION)/i

function byText(text: string, { during, facts = {} }: RawFailure): Failure {
  if (network.test(text)) {
    // Who gets an answer is online, whatever the browser says of itself. A renewal that worked before has not become a fault
    // of set-up; calling it one would end the session.
    if (facts.providerAnswers && during !== 'renewal') return 'set-up-wrong'
    if (facts.online === false || text.includes('ERR_INTERNET_DISCONNECTED')) return 'offline'
    return 'provider-unreachable'
  }
  const found = texts.find(([pattern]) => pattern.test(text))?.[1]
  // A page that says 502 comes from the provider's own house, one that says 200 from somebody in between.
  if (found === 'provider-unreadable' && (facts.providerStatus ?? 0) >= 500) return 'provider-error'
  if (found) return found
  return facts.secureContext === false ? 'insecure-origin' : 'unknown'
}
