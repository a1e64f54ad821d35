/**
 * Every way in which a sign-in can fail, as a closed list. The session maps raw errors to one of these;
 * a troubleshooter names, in `entries`, where a reader with such a failure should start.
 */
export const failures = [
  'cancelled',
  'email-unverified',
  'refused-by-provider',
  'link-used',
  'session-ended',
  'provider-needs-you',
  'offline',
  'provider-unreachable',
  'provider-unreadable',
  'too-slow',
  'code-expired',
  'clock-wrong',
  'storage-blocked',
  'insecure-origin',
  'popup-blocked',
  'too-many-sign-ins',
  'address-not-registered',
  'sign-in-page-expired',
  'set-up-changed',
  'set-up-wrong',
  'token-refused',
  'other-account',
  'provider-error',
  'unknown',
] as const
export type Failure = (typeof failures)[number]
