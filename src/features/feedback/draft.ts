import * as v from 'valibot'
import { idempotencyKeySchema } from '../../../contract/feedback.ts'
import type { Owner } from './owner.ts'

const draftSchema = v.object({ text: v.string(), section: v.string(), key: idempotencyKeySchema })

/** A comment that is not sent yet. `key` goes with it from the first letter on, so that it arrives once however often it is sent. */
export type Draft = v.InferOutput<typeof draftSchema>

export const newDraft = (): Draft => ({ text: '', section: '', key: crypto.randomUUID() })

const place = ({ slug, subject }: Owner) => `signpost.comment:${slug}:${subject ?? ''}`

function read(owner: Owner): Draft | null {
  try {
    const draft: unknown = JSON.parse(window.localStorage.getItem(place(owner)) ?? 'null')
    return v.is(draftSchema, draft) ? draft : null
  } catch {
    return null
  }
}

/** The reader's own draft, or the one begun here before signing in. Another account's is never shown. */
export const keptDraft = (owner: Owner): Draft | null => read(owner) ?? read({ ...owner, subject: null })

/** Blocked or full storage costs the draft nothing but its survival of a reload. */
export function keepDraft(owner: Owner, draft: Draft) {
  try {
    if (draft.text === '') return dropDraft(owner)
    window.localStorage.setItem(place(owner), JSON.stringify(draft))
    // It has been taken over into the account.
    if (owner.subject !== null) window.localStorage.removeItem(place({ ...owner, subject: null }))
  } catch {
    // See above.
  }
}

export function dropDraft(owner: Owner) {
  try {
    window.localStorage.removeItem(place(owner))
    window.localStorage.removeItem(place({ ...owner, subject: null }))
  } catch {
    // A storage that cannot be written held nothing either.
  }
}
