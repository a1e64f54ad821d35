import type { AccessReport } from '../../../contract/access.ts'

type SignedIn = AccessReport & { signedIn: true }

export const claim = <T>(value: T) => ({ value, claim: 'a-claim', present: true })

/** For tests: a member whose agreement covers everything. */
export const memberAccess: SignedIn = {
  signedIn: true,
  now: '2026-11-23T12:00:00Z',
  tokenIssuedAt: '2026-11-23T11:00:00Z',
  tokenExpiresAt: '2026-11-23T13:00:00Z',
  name: 'Mira Lund',
  email: 'member@example.com',
  emailVerified: claim(true),
  organisation: claim('Aurora'),
  maintenance: claim('active'),
  products: claim(null),
  editor: claim(false),
  groupsLeftOut: false,
  agreements: null,
  authenticatedAt: claim(null),
  acr: claim(null),
  missingClaims: [],
  missingScope: null,
}

/** For tests: somebody who is in no organisation. */
export const loneAccess: SignedIn = {
  ...memberAccess,
  organisation: claim(null),
  maintenance: claim('none'),
}
