import { expect, test } from 'vitest'
import { offersFrom } from './actions.ts'

const links = { 'forgot-password': 'https://id.example.com/forgot' }
const named = (offers: ReturnType<typeof offersFrom>) => offers.map((offer) => offer.action)

test('a link that this customer does not have is not offered', () => {
  expect(offersFrom(['forgot-password', 'create-account'], { links, signedIn: false })).toEqual([
    { kind: 'link', action: 'forgot-password', href: links['forgot-password'] },
  ])
})

test('a reader who is signed in is offered to sign in again, once', () => {
  expect(named(offersFrom(['sign-in', 'sign-out-and-in', 'my-access'], { links, signedIn: true }))).toEqual([
    'sign-out-and-in',
    'my-access',
  ])
})

test('a reader who is not signed in has no rights to refresh, but can sign in', () => {
  expect(named(offersFrom(['refresh-rights', 'sign-out-and-in'], { links, signedIn: false }))).toEqual([
    'sign-in',
  ])
})
