import { solveChallenge } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2'
import type { Challenge } from '../../../contract/feedback.ts'

export type Solution = Awaited<ReturnType<typeof solve>>

/** Counts up until the key begins as it should. Every key is derived away from the thread that asks. Null: it took far too long. */
export const solve = (challenge: Challenge) => solveChallenge({ challenge, deriveKey })
