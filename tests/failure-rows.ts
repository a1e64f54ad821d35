import type { EntryKey } from '../contract/troubleshooter.ts'
import type { RawFailure } from '../src/session/failure.ts'

export const error = (message: string, name = 'Error') => Object.assign(new Error(message), { name })
/** As oidc-client-ts throws an OAuth error answer. */
const refusal = (code: string, description = '') =>
  Object.assign(new Error(description || code), {
    name: 'ErrorResponse',
    error: code,
    error_description: description,
  })
const callback = (parameters: Record<string, string>) =>
  new URL(`https://help.example.com/auth/callback?${new URLSearchParams(parameters)}`)
const answered = (code: string, description?: string): RawFailure => ({
  during: 'callback',
  url: callback({ error: code, state: 's', ...(description ? { error_description: description } : {}) }),
})
export const thrown = (raised: unknown, rest: Partial<RawFailure> = {}): RawFailure => ({
  during: 'callback',
  error: raised,
  ...rest,
})
const noState = error('No matching state found in storage')

/** Every way a sign-in is known to fail: number, what was seen, what it is called. The session names them, the pages show them. */
export const rows: readonly (readonly [number, string, RawFailure, EntryKey])[] = [
  [1, 'the callback is reloaded', thrown(noState), 'link-used'],
  [2, 'the callback runs twice', thrown(noState, { url: callback({ code: 'c', state: 's' }) }), 'link-used'],
  [3, 'the code was lost to the network', thrown(noState, { facts: { earlier: 'offline' } }), 'offline'],
  [4, 'an answer without state', thrown(error('No state in response')), 'link-used'],
  [
    4,
    'an error without state',
    { during: 'callback', error: error('No state in response'), url: callback({ error: 'server_error' }) },
    'provider-error',
  ],
  [
    5,
    'nobody is signed in at the provider',
    thrown(refusal('login_required'), { during: 'renewal' }),
    'session-ended',
  ],
  [
    6,
    'a frame that never answers',
    thrown(error('IFrame timed out without a response', 'ErrorTimeout')),
    'too-slow',
  ],
  [7, 'consent is wanted', answered('consent_required'), 'provider-needs-you'],
  [
    7,
    'an interaction is wanted',
    thrown(refusal('interaction_required'), { during: 'renewal' }),
    'provider-needs-you',
  ],
  [7, 'an account must be chosen', answered('account_selection_required'), 'provider-needs-you'],
  [8, 'the reader cancelled', answered('access_denied', 'End-User aborted interaction'), 'cancelled'],
  [8, 'the reader cancelled, without a word', answered('access_denied'), 'cancelled'],
  [8, 'the reader denied', answered('access_denied', 'The user denied the request'), 'cancelled'],
  [
    8,
    'a policy refuses',
    answered('access_denied', 'User is not assigned to the client application.'),
    'refused-by-provider',
  ],
  [
    8,
    'the address is unverified',
    answered('access_denied', 'Verify your e-mail address before you sign in'),
    'email-unverified',
  ],
  [
    8,
    'the address is unverified, otherwise',
    answered('unauthorized', 'Please verify your email before logging in.'),
    'email-unverified',
  ],
  [
    8,
    'the address is unverified, again otherwise',
    answered('access_denied', 'email_not_verified: email is not verified'),
    'email-unverified',
  ],
  [9, 'offline', thrown(error('Failed to fetch', 'TypeError'), { facts: { online: false } }), 'offline'],
  [
    9,
    'blocked, in Chrome',
    thrown(error('Failed to fetch', 'TypeError'), { facts: { online: true } }),
    'provider-unreachable',
  ],
  [
    9,
    'blocked, in Firefox',
    thrown(error('NetworkError when attempting to fetch resource.', 'TypeError')),
    'provider-unreachable',
  ],
  [9, 'blocked, in Safari', thrown(error('Load failed', 'TypeError')), 'provider-unreachable'],
  [
    9,
    'not allowed across origins',
    thrown(error('Failed to fetch', 'TypeError'), { facts: { online: true, providerAnswers: true } }),
    'set-up-wrong',
  ],
  [
    10,
    'a page instead of JSON',
    thrown(error('Invalid response Content-Type: text/html, from URL: https://id.example.com')),
    'provider-unreadable',
  ],
  [
    10,
    'a gateway’s page that says 502',
    thrown(error('Invalid response Content-Type: text/html, from URL: https://id.example.com'), {
      facts: { providerStatus: 502 },
    }),
    'provider-error',
  ],
  [11, 'slow', thrown(error('Network timed out', 'ErrorTimeout')), 'too-slow'],
  [
    12,
    'a code that is used or too old',
    thrown(refusal('invalid_grant', 'grant request is invalid')),
    'code-expired',
  ],
  [
    13,
    'a refresh token that is used or too old',
    thrown(refusal('invalid_grant', 'grant request is invalid'), { during: 'renewal' }),
    'session-ended',
  ],
  [14, 'issued in the future', thrown(error('iat is in the future')), 'clock-wrong'],
  [14, 'iat rejected', thrown(error('Validating token: iat rejected by clock skew check')), 'clock-wrong'],
  [
    15,
    'the API finds a new token too new',
    thrown(error('"nbf" claim timestamp check failed'), { during: 'api' }),
    'token-refused',
  ],
  [
    15,
    'the API finds a new token too old',
    thrown(error('"exp" claim timestamp check failed', 'JWTExpired'), { during: 'api' }),
    'token-refused',
  ],
  [
    16,
    'site data is blocked',
    thrown(
      error(
        "Failed to read the 'localStorage' property from 'Window': Access is denied for this document.",
        'SecurityError',
      ),
    ),
    'storage-blocked',
  ],
  [
    17,
    'storage is full',
    thrown(
      error(
        "Failed to execute 'setItem' on 'Storage': Setting the value exceeded the quota.",
        'QuotaExceededError',
      ),
    ),
    'storage-blocked',
  ],
  [
    18,
    'a private window forgot everything',
    thrown(refusal('login_required'), { during: 'start' }),
    'session-ended',
  ],
  [
    19,
    'http',
    thrown(error('Crypto.subtle is available only in secure contexts (HTTPS).')),
    'insecure-origin',
  ],
  [20, 'a blocked window', thrown(error('Popup blocked by user')), 'popup-blocked'],
  [20, 'a closed window', thrown(error('Popup closed by user')), 'popup-blocked'],
  [21, 'to and fro', { during: 'start', facts: { starts: 4 } }, 'too-many-sign-ins'],
  [
    22,
    'an address the provider does not know',
    thrown('Invalid parameter: redirect_uri'),
    'address-not-registered',
  ],
  [22, 'the same from Google', answered('redirect_uri_mismatch'), 'address-not-registered'],
  [
    22,
    'the same from Microsoft',
    answered('invalid_request', 'AADSTS50011: The reply URL specified does not match'),
    'address-not-registered',
  ],
  [
    22,
    'nobody ever comes back',
    { during: 'start', facts: { neverReturned: true } },
    'address-not-registered',
  ],
  [
    23,
    'registered as the wrong kind',
    thrown(
      refusal(
        'invalid_request',
        "AADSTS9002326: Cross-origin token redemption is permitted only for the 'Single-Page Application' client-type.",
      ),
    ),
    'set-up-wrong',
  ],
  [
    24,
    'registered with a secret',
    thrown(refusal('invalid_client', 'Invalid client or Invalid client credentials')),
    'set-up-wrong',
  ],
  [
    24,
    'the same as a text',
    thrown(error('Unauthorized (401): Invalid client or Invalid client credentials')),
    'set-up-wrong',
  ],
  [25, 'a scope nobody knows', answered('invalid_scope', 'requested scope is not allowed'), 'set-up-wrong'],
  [25, 'an API nobody knows', answered('invalid_target'), 'set-up-wrong'],
  [
    26,
    'an origin that is not allowed',
    thrown(error('origin https://help.example.com not allowed for client: portal')),
    'set-up-wrong',
  ],
  [
    26,
    'the same as the browser tells it',
    thrown(error('Failed to fetch', 'TypeError'), { facts: { online: false, providerAnswers: true } }),
    'set-up-wrong',
  ],
  [27, 'Keycloak’s page was open too long', thrown('Page has expired'), 'sign-in-page-expired'],
  [
    27,
    'the embedded provider’s page was open too long',
    thrown('SessionNotFound: invalid_request'),
    'sign-in-page-expired',
  ],
  [
    27,
    'the answer says so',
    answered('temporarily_unavailable', 'authentication_expired'),
    'sign-in-page-expired',
  ],
  [
    28,
    'another issuer since the start',
    thrown(error('authority mismatch on settings vs. signin state')),
    'set-up-changed',
  ],
  [
    28,
    'another client since the start',
    thrown(error('client_id mismatch on settings vs. signin state')),
    'set-up-changed',
  ],
  [
    29,
    'another nonce',
    thrown(error('nonce in id_token does not match nonce in client storage')),
    'token-refused',
  ],
  [
    30,
    'another account',
    thrown(error('sub in id_token does not match current sub'), { during: 'renewal' }),
    'other-account',
  ],
  [
    31,
    'signed in anew elsewhere',
    thrown(error('auth_time in id_token does not match original auth_time'), { during: 'renewal' }),
    'session-ended',
  ],
  [
    31,
    'azp is gone',
    thrown(error('azp not in id_token, but present in original id_token'), { during: 'renewal' }),
    'session-ended',
  ],
  [
    32,
    'no ID token',
    thrown(error('Invalid token specified: missing part #2', 'InvalidTokenError')),
    'set-up-wrong',
  ],
  [
    33,
    'userinfo of another',
    thrown(error('subject from UserInfo response does not match subject in ID Token')),
    'set-up-wrong',
  ],
  [
    34,
    'just woken up',
    thrown(error('Failed to fetch', 'TypeError'), { during: 'renewal', facts: { online: false } }),
    'offline',
  ],
  [
    34,
    'just woken up, in words of the network',
    thrown(error('net::ERR_INTERNET_DISCONNECTED'), { during: 'renewal' }),
    'offline',
  ],
  [35, 'the API refuses the token', { during: 'api', facts: { problem: 'invalid_token' } }, 'token-refused'],
  [
    35,
    'with the reason in the text',
    thrown(error('unexpected "aud" claim value'), { during: 'api' }),
    'token-refused',
  ],
  [
    36,
    'content is missing: no organisation',
    { during: 'api', facts: { problem: 'organisation_required' } },
    'organisation_required',
  ],
  [
    36,
    'content is missing: agreement lapsed',
    { during: 'api', facts: { problem: 'maintenance_expired' } },
    'maintenance_expired',
  ],
  [37, 'too many groups for a token', { during: 'api', facts: { groupsLeftOut: true } }, 'set-up-wrong'],
  [
    38,
    'the error page stays after a reload',
    thrown(noState, { facts: { earlier: 'email-unverified' } }),
    'email-unverified',
  ],
  [
    39,
    'a check of third-party cookies',
    thrown(error('Timeout when waiting for 3rd party check iframe message.')),
    'too-slow',
  ],
  [
    40,
    'a code of another application',
    thrown(noState, { url: callback({ code: 'github', state: 'theirs' }) }),
    'link-used',
  ],
]
