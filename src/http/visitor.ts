import * as v from 'valibot'
import { visitorSchema } from '../../contract/feedback.ts'

const key = 'signpost.visitor'
let inMemory: string | null = null

function stored(): string | null {
  try {
    const value = window.localStorage.getItem(key)
    return v.is(visitorSchema, value) ? value : null
  } catch {
    return null
  }
}

/** The number by which an anonymous reader's own vote is found again, if there is one. Reading alone never makes one. */
export const knownVisitor = (): string | null => stored() ?? inMemory

/** The same number, made when it is first needed. Random, tied to nothing; without storage it lasts as long as the page. */
export function visitor(): string {
  const known = knownVisitor()
  if (known) return known
  const made = crypto.randomUUID()
  inMemory = made
  try {
    window.localStorage.setItem(key, made)
  } catch {
    // Blocked storage costs this reader only the way back to the vote.
  }
  return made
}

/** From now on nothing leads from this browser to the votes that were cast with the number. The votes themselves stay. */
export function forgetVisitor() {
  inMemory = null
  try {
    window.localStorage.removeItem(key)
  } catch {
    // A storage that cannot be written held nothing either.
  }
}
