import { randomUUID } from 'node:crypto'
import { organisations, people, type Organisation } from '../people.ts'
import { emailFault, normalised, type Account, type Accounts } from './accounts.ts'
import type { LinkState, Links } from './links.ts'
import type { Letters, Outbox } from './mail.ts'

export type Invitation = {
  id: string
  organisation: string
  email: string
  invitedBy: string
  sentAt: Date
}
export type JoinRequest = { id: string; organisation: string; accountId: string; askedAt: Date }

/** Why a membership cannot change; a page finds the words. */
export type Refusal =
  'only-administrator' | 'already-member' | 'already-asked' | 'no-organisation-for-domain' | 'not-found'

type Ports = { now: () => Date; accounts: Accounts; links: Links; outbox: Outbox; letters: Letters }

export type Memberships = ReturnType<typeof createMemberships>

const organisation = (id: string | undefined): Organisation | undefined =>
  organisations.find((known) => known.id === id)
const nameOf = (id: string) => organisation(id)?.name ?? id

function leaveCurrent(account: Account) {
  delete account.organisation
  account.administrator = false
}

const owned = <T extends { organisation: string }>(known: Map<string, T>, id: string, of: string) => {
  const found = known.get(id)
  return found?.organisation === of ? found : undefined
}

/** The organisation that keeps the domain of this account's address. */
const suggestedFor = (account: Account): Organisation | undefined =>
  organisations.find(({ mailDomains }) => mailDomains.includes(account.email.split('@')[1] ?? ''))

/** Who belongs to which organisation: a person is a member of one at a time, and joining leaves the other. */
export function createMemberships({ now, accounts, links, outbox, letters }: Ports) {
  const invitations = new Map<string, Invitation>()
  const requests = new Map<string, JoinRequest>()

  const members = (id: string) => accounts.all().filter((account) => account.organisation === id)
  const administrators = (id: string) => members(id).filter((account) => account.administrator)

  /** An organisation whose only administrator goes would be closed to everybody who wants in. */
  const isOnlyAdministrator = (account: Account) =>
    account.organisation !== undefined &&
    account.administrator &&
    administrators(account.organisation).length === 1

  function join(account: Account, id: string): Refusal | undefined {
    if (account.organisation === id) return 'already-member'
    if (isOnlyAdministrator(account)) return 'only-administrator'
    leaveCurrent(account)
    account.organisation = id
    if (account.externalOf === id) delete account.externalOf
    for (const request of requests.values()) if (request.accountId === account.id) requests.delete(request.id)
    for (const invitation of invitations.values())
      if (invitation.email === account.email && invitation.organisation === id) withdraw(invitation)
    outbox.send(letters.joined(account, nameOf(id)))
    return undefined
  }

  function send(invitation: Invitation) {
    const token = links.issue('invitation', invitation.id)
    const { email, invitedBy } = invitation
    outbox.send(letters.invitation(email, nameOf(invitation.organisation), invitedBy, token))
  }

  function withdraw(invitation: Invitation) {
    invitations.delete(invitation.id)
    links.replace('invitation', invitation.id)
  }

  function invite(id: string, email: string, invitedBy: string): { fault: string } | undefined {
    const fault = emailFault(email)
    if (fault) return { fault }
    const address = normalised(email)
    if (accounts.byEmail(address)?.organisation === id) return { fault: `${address} is already a member` }
    const open = [...invitations.values()].find(
      (invitation) => invitation.organisation === id && invitation.email === address,
    )
    const invitation = open ?? {
      id: randomUUID(),
      organisation: id,
      email: address,
      invitedBy,
      sentAt: now(),
    }
    invitation.sentAt = now()
    invitations.set(invitation.id, invitation)
    send(invitation)
    return undefined
  }

  for (const { invitedTo, email } of people)
    if (invitedTo) invite(invitedTo, email, administrators(invitedTo)[0]?.name ?? nameOf(invitedTo))

  const member = (id: string, accountId: string) => members(id).find((account) => account.id === accountId)

  const requestBy = (account: Account) =>
    [...requests.values()].find((request) => request.accountId === account.id)

  function lookAtInvitation(token: string): { state: LinkState; invitation?: Invitation } {
    const { state, subject } = links.look('invitation', token)
    const invitation = invitations.get(subject ?? '')
    return invitation ? { state, invitation } : { state: state === 'good' ? 'used' : state }
  }

  return {
    organisation,
    members,
    administrators,
    isOnlyAdministrator,
    external: (id: string) =>
      accounts.all().filter((account) => account.externalOf === id && account.organisation !== id),
    invitationsOf: (id: string) => [...invitations.values()].filter((open) => open.organisation === id),
    invitationsFor: (account: Account) =>
      [...invitations.values()].filter((open) => open.email === account.email),
    requestsOf: (id: string) =>
      [...requests.values()].flatMap((request) => {
        const account = accounts.byId(request.accountId)
        return request.organisation === id && account ? [{ ...request, account }] : []
      }),
    requestBy,

    suggestedFor,

    // What an account does for itself.
    ask(account: Account): Refusal | undefined {
      const suggested = suggestedFor(account)
      if (!suggested) return 'no-organisation-for-domain'
      if (account.organisation === suggested.id) return 'already-member'
      if (requestBy(account)) return 'already-asked'
      const request = {
        id: randomUUID(),
        organisation: suggested.id,
        accountId: account.id,
        askedAt: now(),
      }
      requests.set(request.id, request)
      for (const administrator of administrators(suggested.id))
        outbox.send(letters.asked(administrator, account, suggested.name))
      return undefined
    },
    takeBack(account: Account) {
      const request = requestBy(account)
      if (request) requests.delete(request.id)
    },
    leave(account: Account): Refusal | undefined {
      if (!account.organisation) return 'not-found'
      if (isOnlyAdministrator(account)) return 'only-administrator'
      leaveCurrent(account)
      return undefined
    },
    lookAtInvitation,
    /** With the link of the newest mail, signed in as the one it was sent to. */
    accept(account: Account, token: string): Refusal | undefined {
      const { state, invitation } = lookAtInvitation(token)
      if (state !== 'good' || invitation?.email !== account.email) return 'not-found'
      if (account.organisation !== invitation.organisation && isOnlyAdministrator(account))
        return 'only-administrator'
      links.use('invitation', token)
      withdraw(invitation)
      return join(account, invitation.organisation)
    },
    decline(account: Account, token: string) {
      const { invitation } = lookAtInvitation(token)
      if (invitation?.email === account.email) withdraw(invitation)
    },

    // What an administrator does; `id` is always their own organisation.
    invite,
    resend(id: string, invitationId: string): Refusal | undefined {
      const invitation = owned(invitations, invitationId, id)
      if (!invitation) return 'not-found'
      invitation.sentAt = now()
      send(invitation)
      return undefined
    },
    withdrawInvitation(id: string, invitationId: string): Refusal | undefined {
      const invitation = owned(invitations, invitationId, id)
      if (!invitation) return 'not-found'
      withdraw(invitation)
      return undefined
    },
    approve(id: string, requestId: string): Refusal | undefined {
      const account = accounts.byId(owned(requests, requestId, id)?.accountId ?? '')
      return account ? join(account, id) : 'not-found'
    },
    declineRequest(id: string, requestId: string): Refusal | undefined {
      const account = accounts.byId(owned(requests, requestId, id)?.accountId ?? '')
      if (!account) return 'not-found'
      requests.delete(requestId)
      outbox.send(letters.declined(account, nameOf(id)))
      return undefined
    },
    remove(id: string, accountId: string): Refusal | undefined {
      const account = member(id, accountId)
      if (!account) return 'not-found'
      if (isOnlyAdministrator(account)) return 'only-administrator'
      leaveCurrent(account)
      outbox.send(letters.removed(account, nameOf(id)))
      return undefined
    },
    appoint(id: string, accountId: string): Refusal | undefined {
      const account = member(id, accountId)
      if (!account) return 'not-found'
      account.administrator = true
      return undefined
    },
    /** Turns somebody who only uses a licence of the organisation into a member. */
    admit(id: string, accountId: string): Refusal | undefined {
      const account = accounts.byId(accountId)
      return account?.externalOf === id ? join(account, id) : 'not-found'
    },
  }
}
