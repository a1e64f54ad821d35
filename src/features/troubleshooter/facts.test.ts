import { expect, test } from 'vitest'
import type { Teaser } from '../../../contract/article.ts'
import { claim, memberAccess } from './example-access.ts'
import { type Evidence, factsFrom } from './facts.ts'

const now = new Date('2026-11-23T12:00:00Z')
const teaser: Teaser = {
  access: 'open',
  slug: 'deploy',
  title: 'Deploy',
  summary: 'How to deploy.',
  kind: 'instruction',
  products: ['signpost-portal'],
  topics: [],
  versions: 'not-version-specific',
  updatedAt: '2026-11-23',
  updatedBy: { name: 'Edda', email: 'editor@example.com' },
}
const factsOf = (access: Partial<typeof memberAccess>, evidence: Partial<Evidence> = {}) =>
  factsFrom({ signedIn: true, access: { ...memberAccess, ...access }, article: null, now, ...evidence })

test('a member with an agreement for every product needs to be asked nothing but whether the membership is newer', () => {
  expect(factsOf({})).toEqual({
    'signed-in': 'yes',
    'email-verified': 'yes',
    'organisation-member': 'yes',
    'maintenance-active': 'yes',
    'product-covered': 'yes',
    'rights-older-than-membership': 'unknown',
  })
})

test('of somebody who is not signed in nothing else is known', () => {
  const facts = factsFrom({ signedIn: false, access: { signedIn: false, now: '' }, article: null, now })
  expect(facts).toEqual({ 'signed-in': 'no' })
})

test('while the API cannot be reached only the sign-in is known', () => {
  expect(factsFrom({ signedIn: true, access: null, article: null, now })).toEqual({ 'signed-in': 'yes' })
})

test('while it is open whether there is a session, nothing is known', () => {
  expect(factsFrom({ signedIn: null, access: null, article: null, now })).toEqual({ 'signed-in': 'unknown' })
})

test('rights of this minute cannot be older than a membership', () => {
  const issued = { tokenIssuedAt: '2026-11-23T11:59:30Z' }
  expect(factsOf(issued)['rights-older-than-membership']).toBe('no')
  const slowClock = new Date('2026-11-23T10:00:00Z')
  expect(factsOf({}, { now: slowClock })['rights-older-than-membership']).toBe('unknown')
})

test('a claim that is not there is not taken for a no', () => {
  expect(factsOf({ emailVerified: claim(null) })['email-verified']).toBe('unknown')
})

test('an agreement that lapsed is none', () => {
  expect(factsOf({ maintenance: claim('expired'), products: claim(null) })).toMatchObject({
    'maintenance-active': 'no',
    'product-covered': 'unknown',
  })
})

test('the article that the reader came from tells whether its product is covered', () => {
  const some = { products: claim(['signpost-desk']) }
  expect(factsOf(some)['product-covered']).toBe('unknown')
  expect(factsOf(some, { article: teaser })['product-covered']).toBe('yes')
  const locked = { ...teaser, access: 'locked', reason: 'product_not_covered' } as const
  expect(factsOf(some, { article: locked })['product-covered']).toBe('no')
  expect(factsOf(some, { article: { ...locked, reason: 'not_allowed' } })['product-covered']).toBe('unknown')
})
