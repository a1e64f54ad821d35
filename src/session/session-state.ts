import type { Failure } from '../../contract/failure.ts'
import type { Tokens } from './adapter.ts'

export type Account = Pick<Tokens, 'subject' | 'name' | 'email'>

export type Session =
  | { state: 'starting' }
  | { state: 'anonymous' }
  | { state: 'signing-in' }
  | { state: 'signed-in'; account: Account }
  | { state: 'renewing'; account: Account }
  /** The provider no longer renews. What is being read stays, until the reader signs in or out. */
  | { state: 'ended'; account: Account; failure: Failure }
  /** A sign-in did not work. `details` are for administrators. */
  | { state: 'failed'; during: 'start' | 'callback'; failure: Failure; details: string; returnTo: string }

/** `account-changed` comes before any subscriber hears of the new state, so that nothing old is drawn for someone new. */
export type SessionEvent = 'account-changed' | 'rights-renewed'

/** The one that pages are drawn for by a server: the same object in the browser, or whatever looks at it would be drawn twice. */
export const nobody: Session = { state: 'anonymous' }
