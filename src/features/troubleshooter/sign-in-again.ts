import { session } from '../../session/session.ts'

/**
 * Out and in again in one go: `max_age=0` makes the provider ask anew although the reader is signed in there, and
 * issue new rights. Signing out first would lose the way back to this page.
 */
export const signInAgain = (here: string) => void session.signIn({ returnTo: here, maxAge: 0 })
