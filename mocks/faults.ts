/**
 * What the identity provider and the API of the development server can be told to do wrong: a closed list, by name, with words for
 * the development bar. One browser asks for faults with a cookie, so that tests beside each other do not meet each other's. Only
 * `npm run dev` listens to it (decision 015).
 */
const clocks = {
  '30-seconds-ahead': 'is 30 seconds ahead',
  '10-minutes-ahead': 'is 10 minutes ahead',
  '10-minutes-behind': 'is 10 minutes behind',
  '1-day-ahead': 'is a day ahead',
  '1-day-behind': 'is a day behind',
} as const

/** RFC 6749, section 4.1.2.1; OpenID Connect Core, section 3.1.2.6; RFC 8707, section 2. */
const answerCodes = [
  'access_denied',
  'login_required',
  'consent_required',
  'interaction_required',
  'account_selection_required',
  'invalid_request',
  'unauthorized_client',
  'unsupported_response_type',
  'invalid_scope',
  'invalid_target',
  'request_not_supported',
  'request_uri_not_supported',
  'registration_not_supported',
  'server_error',
  'temporarily_unavailable',
] as const

/** RFC 6749, section 5.2; RFC 8707, section 2; and one that providers send although no text names it. */
const tokenCodes = [
  'invalid_grant',
  'invalid_client',
  'invalid_request',
  'invalid_scope',
  'invalid_target',
  'unauthorized_client',
  'unsupported_grant_type',
  'server_error',
] as const

const forms = {
  'id-token-wrong-iss': 'ID token: another issuer',
  'id-token-wrong-aud': 'ID token: another audience',
  'id-token-wrong-azp': 'ID token: another authorized party',
  'id-token-wrong-nonce': 'ID token: another nonce',
  'id-token-wrong-sub': 'ID token: another account',
  'id-token-alg-none': 'ID token: no signature',
  'id-token-bad-signature': 'ID token: changed after signing',
  'id-token-unknown-kid': 'ID token: a key that nobody published',
  'id-token-missing': 'ID token: none',
  'keys-rotated': 'Signing keys have just been changed',
  'rights-missing': 'No organisation, agreement, products or roles',
  'rights-left-out': 'Too many groups for a token',
  'scope-narrower': 'Grants less than was asked for',
  'refresh-token-missing': 'Gives no refresh token',
  'refresh-token-spent': 'Gives a refresh token that is spent already',
} as const

const each = <Code extends string, Prefix extends string>(
  codes: readonly Code[],
  prefix: Prefix,
  words: (code: Code) => string,
): Record<`${Prefix}${Code}`, string> =>
  // TypeScript knows no more of such entries than that their keys are strings.
  Object.fromEntries(codes.map((code) => [`${prefix}${code}`, words(code)])) as never

const clockCodes = Object.keys(clocks) as (keyof typeof clocks)[]

export const providerFaults = {
  'provider-down': 'Cannot be reached',
  'provider-slow': 'Takes 30 seconds to answer',
  'provider-500': 'Fails with 500',
  'provider-html': 'A page answers in its place',
  'provider-cors-off': 'May not be read from this origin',
  'discovery-wrong-issuer': 'Discovery: another issuer',
  'discovery-no-sign-out': 'Discovery: no end_session_endpoint',
  ...forms,
  ...each(clockCodes, 'provider-clock-', (code) => `Its clock ${clocks[code]}`),
  ...each(answerCodes, 'answer-', (code) => `Comes back with ${code}`),
  ...each(tokenCodes, 'token-', (code) => `Token endpoint: ${code}`),
}

export const apiFaults = {
  'api-down': 'Cannot be reached',
  'api-slow': 'Takes 30 seconds to answer',
  'api-500': 'Fails with 500',
  'api-html': 'A page answers in its place, with 200',
  'api-truncated': 'Answers break off',
  'api-empty': 'Answers with 204 and nothing',
  'api-401': 'Refuses every token',
  'api-403': 'Allows nothing',
  'api-503': 'Cannot answer at the moment',
  ...each(clockCodes, 'api-clock-', (code) => `Its clock ${clocks[code]}`),
}

export type ProviderFault = keyof typeof providerFaults
export type ApiFault = keyof typeof apiFaults
export type Fault = ProviderFault | ApiFault
export type Faults = ReadonlySet<Fault>

const isFault = (name: string): name is Fault =>
  Object.hasOwn(providerFaults, name) || Object.hasOwn(apiFaults, name)

export const faultCookie = 'signpost-faults'

/** The faults that a browser's cookies ask for. `cookies`: a `Cookie` header, or `document.cookie`. What is not on the list is dropped. */
export function readFaults(cookies: string | undefined): Faults {
  const pair = cookies?.split(/;\s*/).find((one) => one.startsWith(`${faultCookie}=`))
  return new Set((pair?.slice(faultCookie.length + 1) ?? '').split('.').filter(isFault))
}

export const faultsValue = (faults: Iterable<Fault>) => [...faults].join('.')

const seconds: Record<keyof typeof clocks, number> = {
  '30-seconds-ahead': 30,
  '10-minutes-ahead': 600,
  '10-minutes-behind': -600,
  '1-day-ahead': 86_400,
  '1-day-behind': -86_400,
}

/** How many seconds the clock of one of the two is ahead of this computer's. */
export function clockOffset(of: 'provider' | 'api', faults: Faults): number {
  const found = clockCodes.find((code) => faults.has(`${of}-clock-${code}`))
  return found ? seconds[found] : 0
}
