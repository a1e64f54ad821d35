import type { ClaimNames } from '../server/access/claims.ts'
import type { Rights } from '../server/access/gate.ts'

export type TokenFixture = {
  /** What the operator configures; the rest is as by default. */
  names: Partial<ClaimNames>
  claims: Record<string, unknown>
  expected: Partial<Rights>
}

/** A member of Aurora with a valid agreement for one product, who edits: as each provider writes it. */
export const member: Partial<Rights> = {
  organisation: 'Aurora',
  maintenance: 'active',
  products: ['signpost-portal'],
  editor: true,
  groupsLeftOut: false,
}
export const nobody: Partial<Rights> = {
  organisation: null,
  maintenance: 'none',
  products: null,
  editor: false,
}
