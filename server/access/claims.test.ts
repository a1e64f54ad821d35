import { describe, expect, test } from 'vitest'
import { type ClaimNames, defaultClaims, readClaim, readList, rightsFrom } from './claims.ts'
import { lockReason } from './gate.ts'

const now = new Date('2026-11-25T12:00:00Z')
const rightsOf = (claims: Record<string, unknown>, names: Partial<ClaimNames> = {}) =>
  rightsFrom({ sub: 'reader', iat: 1, exp: 2, ...claims }, { ...defaultClaims, ...names }, now)
const member = { email_verified: true, organisation: 'Aurora', maintenance: 'active' }
const manual = { access: 'maintenance', products: ['signpost-portal'] } as const
const opens = (claims: Record<string, unknown>) =>
  lockReason({ ...manual, products: [...manual.products] }, rightsOf({ ...member, ...claims })) === null

describe('where a claim stands', () => {
  test('a path leads into objects, and a whole name with dots comes first', () => {
    expect(readClaim({ realm_access: { roles: ['editor'] } }, 'realm_access.roles')).toEqual(['editor'])
    expect(readClaim({ 'https://x.example/roles': 'editor' }, 'https://x.example/roles')).toBe('editor')
    expect(readClaim({ a: {} }, 'a.constructor')).toBeUndefined()
    expect(readClaim({}, '__proto__')).toBeUndefined()
  })
  test.each([[['a', 'b']], ['a b'], ['a,b'], ['a, b']])('%j is the same list', (list) => {
    expect(readList({ list }, 'list')).toEqual(['a', 'b'])
  })
})

describe('which products an agreement covers', () => {
  test('without the claim: all', () => expect(opens({})).toBe(true))
  test('with the claim: those in it', () => {
    expect(opens({ products: 'signpost-desk signpost-portal' })).toBe(true)
    expect(opens({ products: ['signpost-desk'] })).toBe(false)
  })
  test.each([[{ all: true }], [5], [true], [''], [[]], [[5]]])('%j can cover nothing', (products) => {
    expect(opens({ products })).toBe(false)
  })
})

test.each([
  [false, 'email_unverified'],
  ['false', 'email_unverified'],
  [true, null],
  ['true', null],
  [undefined, null],
])('e-mail verified: %j leads to %s', (email_verified, reason) => {
  expect(lockReason({ access: 'signed-in', products: [] }, rightsOf({ email_verified }))).toBe(reason)
})

test.each([
  ['active', 'active'],
  [['expired', 'active'], 'active'],
  ['expired', 'expired'],
  ['paused', 'expired'],
  [undefined, 'none'],
  ['', 'none'],
  [true, 'none'],
])('maintenance %j counts as %s', (maintenance, expected) => {
  expect(rightsOf({ ...member, maintenance }).maintenance).toBe(expected)
})

test.each([
  [{ hasgroups: true }, true],
  [{ _claim_names: { groups: 'src1' }, _claim_sources: { src1: { endpoint: 'https://x.example' } } }, true],
  [{ _claim_names: { address: 'src1' } }, false],
  [{ _claim_names: 'groups', hasgroups: 'true' }, false],
  [{}, false],
])('that groups did not fit into a token with %j is told: %s', (claims, expected) => {
  expect(rightsOf({ ...member, ...claims }).groupsLeftOut).toBe(expected)
})
