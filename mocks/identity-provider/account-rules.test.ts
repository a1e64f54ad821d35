import * as fc from 'fast-check'
import { beforeEach, expect, test } from 'vitest'
import { password } from '../people.ts'
import { createAccounts, type Accounts } from './accounts.ts'
import { createLinks } from './links.ts'
import { createLetters, createOutbox, type Outbox } from './mail.ts'
import { createMemberships, type Memberships } from './memberships.ts'
import { brokenRules } from './passwords.ts'

const good = 'Let-me-in-24!'
const minute = 60_000

let clock: number
let accounts: Accounts
let memberships: Memberships
let outbox: Outbox
let signedOut: string[]

beforeEach(() => {
  clock = Date.parse('2026-11-23T12:00:00Z')
  signedOut = []
  const now = () => new Date(clock)
  const links = createLinks(now)
  outbox = createOutbox(now)
  const letters = createLetters({
    issuer: 'http://localhost:3000/idp',
    portalName: 'Signpost',
    serviceName: 'Signpost account',
  })
  const signOutEverywhere = (id: string) => void signedOut.push(id)
  accounts = createAccounts({ links, outbox, letters, signOutEverywhere })
  memberships = createMemberships({ now, accounts, links, outbox, letters })
})

const account = (name: string) => {
  const found = accounts.byEmail(`${name}@example.com`)
  if (!found) throw new Error(`no account ${name}`)
  return found
}
const newestToken = (email: string) =>
  new URL(outbox.to(email)[0]?.link?.href ?? '').searchParams.get('token') ?? ''
const register = (email: string) => accounts.register({ name: 'Nia', email, password: good })

test('every ready account signs in with the shared password, however its address is capitalised', async () => {
  expect((await accounts.authenticate('Member@Example.com ', password))?.id).toBe('ready-member')
  expect(await accounts.authenticate('member@example.com', 'wrong')).toBeUndefined()
  expect(await accounts.authenticate('nobody@example.com', password)).toBeUndefined()
})

test('a new account is not verified until the link of its mail is used', async () => {
  expect(await register('Nia@new.example')).toBeUndefined()
  expect((await accounts.authenticate('nia@new.example', good))?.emailVerified).toBe(false)
  expect(accounts.verify(newestToken('nia@new.example'))?.emailVerified).toBe(true)
})

test('creating an account for an address that has one changes nothing, and its owner is told by mail', async () => {
  expect(await register('member@example.com')).toBeUndefined()
  expect(outbox.to('member@example.com')[0]?.subject).toContain('already have')
  expect(await accounts.authenticate('member@example.com', password)).toBeDefined()
})

test('each rule that a new password breaks is named', () => {
  expect(brokenRules(good)).toEqual([])
  expect(brokenRules(password)).toEqual(['an upper case letter'])
  expect(brokenRules('Ab1!')).toEqual(['at least 8 characters'])
  expect(brokenRules('Pässwörd-24')).toEqual([
    'only unaccented letters, digits and the signs of an English keyboard',
  ])
})

test('a password is taken exactly when it is printable ASCII with all four kinds of characters', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), (text) => {
      const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^a-zA-Z\d]/].every((kind) => kind.test(text))
      const ascii = [...text].every((sign) => sign >= ' ' && sign <= '~')
      expect(brokenRules(text).length === 0).toBe(kinds && ascii && text.length >= 8)
    }),
  )
})

test('a reset sets the password, verifies the address and signs the account out everywhere', async () => {
  accounts.requestReset('unverified@example.com')
  expect(await accounts.reset(newestToken('unverified@example.com'), good)).toHaveProperty('account')
  expect(account('unverified').emailVerified).toBe(true)
  expect(signedOut).toEqual(['ready-unverified'])
  expect(await accounts.authenticate('unverified@example.com', password)).toBeUndefined()
  expect(await accounts.authenticate('unverified@example.com', good)).toBeDefined()
})

test('a reset link works for one hour, once, and only the newest', async () => {
  accounts.requestReset('member@example.com')
  const first = newestToken('member@example.com')
  accounts.requestReset('member@example.com')
  const second = newestToken('member@example.com')
  expect(accounts.lookAtLink('reset', first).state).toBe('replaced')
  expect(accounts.lookAtLink('reset', second).state).toBe('good')
  expect(accounts.lookAtLink('verify', second).state).toBe('unknown')

  clock += 60 * minute
  expect(accounts.lookAtLink('reset', second).state).toBe('expired')
  expect(await accounts.reset(second, good)).not.toHaveProperty('account')

  clock -= minute
  await accounts.reset(second, good)
  expect(accounts.lookAtLink('reset', second).state).toBe('used')
  expect(await accounts.reset(second, `${good}again`)).not.toHaveProperty('account')
})

test('a password that breaks the rules does not spend the link', async () => {
  accounts.requestReset('member@example.com')
  const token = newestToken('member@example.com')
  expect(await accounts.reset(token, 'weak')).toHaveProperty('fault')
  expect(accounts.lookAtLink('reset', token).state).toBe('good')
})

test('asking for a reset of an unknown address sends nothing', () => {
  const before = outbox.to().length
  accounts.requestReset('nobody@example.com')
  expect(outbox.to()).toHaveLength(before)
})

test('an invitation is accepted by its newest mail, by the one it was sent to, within seven days', () => {
  const first = newestToken('invited@example.com')
  const [open] = memberships.invitationsOf('aurora')
  memberships.resend('aurora', open?.id ?? '')
  const token = newestToken('invited@example.com')

  expect(memberships.accept(account('invited'), first)).toBe('not-found')
  expect(memberships.accept(account('no-organisation'), token)).toBe('not-found')
  clock += 7 * 24 * 60 * minute
  expect(memberships.accept(account('invited'), token)).toBe('not-found')
  clock -= minute
  expect(memberships.accept(account('invited'), token)).toBeUndefined()
  expect(account('invited').organisation).toBe('aurora')
  expect(memberships.invitationsOf('aurora')).toEqual([])
  expect(memberships.lookAtInvitation(token).state).toBe('used')
})

test('who joins another organisation leaves the first', () => {
  memberships.invite('aurora', 'Expired@example.com', 'Ada')
  expect(memberships.accept(account('expired'), newestToken('expired@example.com'))).toBeUndefined()
  expect(memberships.members('borealis')).toEqual([])
  expect(account('expired').organisation).toBe('aurora')
})

test('who asks to join is suggested the organisation of the mail domain and waits for the administrator', () => {
  const reader = account('no-organisation')
  expect(memberships.ask(reader)).toBeUndefined()
  expect(memberships.ask(reader)).toBe('already-asked')
  expect(reader.organisation).toBeUndefined()
  expect(outbox.to('administrator@example.com')[0]?.subject).toContain('asks to join')

  const [request] = memberships.requestsOf('aurora')
  expect(memberships.approve('borealis', request?.id ?? '')).toBe('not-found')
  expect(memberships.approve('aurora', request?.id ?? '')).toBeUndefined()
  expect(reader.organisation).toBe('aurora')
  expect(memberships.requestBy(reader)).toBeUndefined()
})

test('an organisation keeps at least one administrator', () => {
  const administrator = account('administrator')
  expect(memberships.leave(administrator)).toBe('only-administrator')
  expect(memberships.remove('aurora', administrator.id)).toBe('only-administrator')
  expect(memberships.appoint('aurora', 'ready-member')).toBeUndefined()
  expect(memberships.leave(administrator)).toBeUndefined()
  expect(administrator).toMatchObject({ administrator: false })
  expect(memberships.members('aurora').map(({ id }) => id)).toEqual(['ready-member'])
})

test('an administrator cannot touch who is not theirs', () => {
  expect(memberships.remove('aurora', 'ready-expired')).toBe('not-found')
  expect(memberships.admit('borealis', 'ready-external')).toBe('not-found')
  expect(memberships.appoint('aurora', 'ready-no-organisation')).toBe('not-found')
})

test('an external licence user becomes a member', () => {
  expect(memberships.admit('aurora', 'ready-external')).toBeUndefined()
  expect(account('external')).toMatchObject({ organisation: 'aurora' })
  expect(memberships.external('aurora')).toEqual([])
})
