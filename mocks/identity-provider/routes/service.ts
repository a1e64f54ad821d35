import type { HttpBindings } from '@hono/node-server'
import type { Context, Hono } from 'hono'
import type { AccountSession } from '../account-session.ts'
import type { Account, Accounts } from '../accounts.ts'
import type { Outbox } from '../mail.ts'
import type { Memberships } from '../memberships.ts'
import type { Site } from '../pages/layout.ts'

/** What the pages' routes work with. */
export type Service = {
  site: Site
  accounts: Accounts
  memberships: Memberships
  outbox: Outbox
  session: AccountSession
}

export type Env = {
  Bindings: HttpBindings
  /** Who is signed in to the account service. */
  Variables: { account: Account | undefined }
}
export type App = Hono<Env>

export type Form = { text(name: string): string }

export const isForm = (c: Context<Env>) =>
  c.req.header('content-type')?.startsWith('application/x-www-form-urlencoded') === true

/** A form as a browser posts it. */
export async function readForm(c: Context<Env>): Promise<Form> {
  const fields = new URLSearchParams(await c.req.text())
  return { text: (name) => fields.get(name) ?? '' }
}

/** Addresses that a sign-in may lead on to: pages of this service, nothing else. */
export function nextPage(site: Site, next: string | undefined): string {
  const fallback = `${site.base}/account`
  if (!next?.startsWith(`${site.base}/`)) return fallback
  const url = new URL(next, 'http://here.invalid')
  return url.host === 'here.invalid' && url.pathname.startsWith(`${site.base}/`)
    ? `${url.pathname}${url.search}`
    : fallback
}

export const signInFirst = (c: Context<Env>, site: Site) => {
  const url = new URL(c.req.url)
  return c.redirect(`${site.base}/sign-in?next=${encodeURIComponent(url.pathname + url.search)}`, 303)
}

/** One of a closed list of words in the query, or nothing. */
export const oneOf = <Word extends string>(
  words: Readonly<Record<Word, string>>,
  value: string | undefined,
): Word | undefined => (value !== undefined && Object.hasOwn(words, value) ? (value as Word) : undefined)
