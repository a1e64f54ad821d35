import { expect, test } from 'vitest'
import { accessChanges } from './access-changes.ts'
import { claim, loneAccess, memberAccess } from './example-access.ts'

const alone = loneAccess
const aurora = memberAccess

test('a newer token with the same rights is no change', () => {
  expect(accessChanges(alone, { ...alone, tokenIssuedAt: '2026-11-23T12:00:00Z' })).toEqual([])
  expect(
    accessChanges({ ...aurora, products: claim(['a', 'b']) }, { ...aurora, products: claim(['b', 'a']) }),
  ).toEqual([])
})

test('somebody who joined an organisation is told which, and what it brings', () => {
  expect(accessChanges(alone, aurora)).toEqual([
    'You are a member of Aurora now.',
    'Your organisation’s maintenance agreement is valid now.',
  ])
})

test('somebody who lost something is told so', () => {
  expect(accessChanges(aurora, alone)).toEqual([
    'You are no longer a member of an organisation.',
    'No valid maintenance agreement covers you any more.',
  ])
})

test('no change goes unsaid', () => {
  expect(accessChanges({ ...alone, emailVerified: claim(false) }, alone)).toHaveLength(1)
  expect(accessChanges(aurora, { ...aurora, products: claim(['a']) })).toHaveLength(1)
  expect(accessChanges(alone, { ...alone, editor: claim(true) })).toHaveLength(1)
  expect(accessChanges(alone, { signedIn: false, now: '' })).toHaveLength(1)
})
