import { randomUUID } from 'node:crypto'
import { password as readyPassword, people, type Person } from '../people.ts'
import type { LinkState, Links } from './links.ts'
import type { Letters, Outbox } from './mail.ts'
import { brokenRules, hashPassword, passwordMatches, type PasswordHash } from './passwords.ts'

export type Account = {
  /** The `sub` of its tokens. */
  id: string
  email: string
  name: string
  emailVerified: boolean
  organisation?: string
  administrator: boolean
  externalOf?: string
  roles?: string[]
  /** Set for the ready accounts of the demo: who they are, in one line. */
  story?: string
}

export type Faults<Field extends string> = Partial<Record<Field, string>>

export const normalised = (email: string) => email.trim().toLowerCase()

export const emailFault = (email: string): string | undefined =>
  /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email.trim()) && email.length <= 254
    ? undefined
    : 'Enter an e-mail address such as name@example.com'

const passwordFault = (password: string): string | undefined => {
  const broken = brokenRules(password)
  return broken.length > 0 ? `The password still needs: ${broken.join('; ')}` : undefined
}

/** Ready accounts keep their `sub` over restarts, so that a vote stays the same reader's vote. */
const ready = (person: Person): Account => ({
  id: `ready-${person.email.slice(0, person.email.indexOf('@'))}`,
  email: person.email,
  name: person.name,
  emailVerified: person.emailVerified,
  administrator: person.administrator ?? false,
  story: person.story,
  ...(person.organisation && { organisation: person.organisation }),
  ...(person.externalOf && { externalOf: person.externalOf }),
  ...(person.roles && { roles: person.roles }),
})

type Ports = {
  links: Links
  outbox: Outbox
  letters: Letters
  /** Ends every session and token of an account. */
  signOutEverywhere: (accountId: string) => void
}

export type Accounts = ReturnType<typeof createAccounts>

/** The accounts and the rules about their passwords and addresses; in memory, the ready ones present. */
export function createAccounts({ links, outbox, letters, signOutEverywhere }: Ports) {
  const accounts = new Map<string, Account>()
  const passwords = new Map<string, PasswordHash>()
  for (const person of people) {
    const account = ready(person)
    accounts.set(account.id, account)
  }

  // One hash for all ready accounts, made when first needed: start-up must not wait for nine.
  let readyHash: Promise<PasswordHash> | undefined
  const hashOf = async (account: Account | undefined) => {
    const own = account && passwords.get(account.id)
    if (own || !account?.story) return own
    return (readyHash ??= hashPassword(readyPassword))
  }

  const all = () => [...accounts.values()]
  const byEmail = (email: string) => all().find((account) => account.email === normalised(email))
  const sendVerification = (account: Account) =>
    outbox.send(letters.verification(account, links.issue('verify', account.id)))

  for (const account of all()) if (!account.emailVerified) sendVerification(account)

  return {
    all,
    byEmail,
    byId: (id: string) => accounts.get(id),

    /** The account, if the password is its own; whether it may sign in is for the caller to ask (`emailVerified`). */
    async authenticate(email: string, password: string): Promise<Account | undefined> {
      const account = byEmail(email)
      return (await passwordMatches(password, await hashOf(account))) ? account : undefined
    },

    /** Answers the same whether the address has an account or not; the mail tells its owner. */
    async register(form: {
      name: string
      email: string
      password: string
    }): Promise<Faults<'name' | 'email' | 'password'> | undefined> {
      const faults: Faults<'name' | 'email' | 'password'> = {}
      const name = form.name.trim()
      const email = emailFault(form.email)
      const password = passwordFault(form.password)
      if (name === '') faults.name = 'Enter your name'
      if (name.length > 100) faults.name = 'Enter a name of at most 100 characters'
      if (email) faults.email = email
      if (password) faults.password = password
      if (Object.keys(faults).length > 0) return faults

      const hash = await hashPassword(form.password)
      const existing = byEmail(form.email)
      if (existing) {
        outbox.send(letters.accountExists(existing))
        return undefined
      }
      const account: Account = {
        id: randomUUID(),
        email: normalised(form.email),
        name,
        emailVerified: false,
        administrator: false,
      }
      accounts.set(account.id, account)
      passwords.set(account.id, hash)
      sendVerification(account)
      return undefined
    },

    resendVerification(email: string) {
      const account = byEmail(email)
      if (account && !account.emailVerified) sendVerification(account)
    },

    /** For the page behind the link: its state and the account it is about. */
    lookAtLink(purpose: 'verify' | 'reset', token: string): { state: LinkState; account?: Account } {
      const { state, subject } = links.look(purpose, token)
      const account = subject === undefined ? undefined : accounts.get(subject)
      return account ? { state, account } : { state }
    },

    verify(token: string): Account | undefined {
      const account = accounts.get(links.use('verify', token) ?? '')
      if (account) account.emailVerified = true
      return account
    },

    requestReset(email: string) {
      const account = byEmail(email)
      if (account) outbox.send(letters.reset(account, links.issue('reset', account.id)))
    },

    /** Whoever could open the mail owns the address: setting a password verifies it as well. */
    async reset(token: string, password: string): Promise<{ fault: string } | { account?: Account }> {
      const fault = passwordFault(password)
      if (fault) return { fault }
      const hash = await hashPassword(password)
      const account = accounts.get(links.use('reset', token) ?? '')
      if (!account) return {}
      passwords.set(account.id, hash)
      account.emailVerified = true
      links.replace('verify', account.id)
      signOutEverywhere(account.id)
      outbox.send(letters.passwordChanged(account))
      return { account }
    },
  }
}
