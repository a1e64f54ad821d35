import * as v from 'valibot'
import { type Stars, starsSchema, visitorSchema } from '../../../contract/feedback.ts'
import { knownVisitor, visitor } from '../../http/visitor.ts'
import type { Owner } from './owner.ts'
import { votePlace } from './vote-place.ts'

const ownerSchema = v.object({ slug: v.string(), subject: v.nullable(v.string()) })
const voteSchema = v.object({
  ...ownerSchema.entries,
  stars: v.nullable(starsSchema),
  /** By which whoever has no account votes: who has had it forgotten is somebody else. */
  visitor: v.nullable(visitorSchema),
  press: v.pipe(v.string(), v.uuid()),
  at: v.number(),
})

/** A vote that was pressed and not answered for yet; `stars` null withdraws one. `press`: which press of the button, `at`: when. */
export type KeptVote = v.InferOutput<typeof voteSchema>

/** Whoever comes back later than this has another opinion by now, or none. */
const keptMs = 7 * 24 * 60 * 60 * 1000

/** Where storage is blocked, a vote outlives the leaving of an article, but not of the page. */
const inMemory = new Map<string, string>()

const place = ({ slug, subject }: Owner) => `${votePlace}${slug}:${subject ?? ''}`

/** The vote is safe from now on: whatever happens to the page, it is sent. The one before it, if it has not arrived, is not. */
export function keepVote(owner: Owner, stars: Stars | null) {
  const kept: KeptVote = {
    ...owner,
    visitor: owner.subject === null ? visitor() : null,
    stars,
    press: crypto.randomUUID(),
    at: Date.now(),
  }
  inMemory.delete(place(owner))
  try {
    window.localStorage.setItem(place(owner), JSON.stringify(kept))
  } catch {
    inMemory.set(place(owner), JSON.stringify(kept))
  }
}

export const keptVote = (owner: Owner): KeptVote | null => read(place(owner))

/** `press`: only if the reader has not pressed again meanwhile. */
export function dropVote(owner: Owner, press?: string) {
  if (press === undefined || keptVote(owner)?.press === press) remove(place(owner))
}

/**
 * What this reader has still to send, oldest first. What another account has left is dropped: nobody votes in another's name. What was pressed
 * before signing in waits until nobody is signed in.
 */
export function votesToSend(subject: string | null): KeptVote[] {
  const votes: KeptVote[] = []
  for (const key of places()) {
    const kept = read(key)
    if (!kept || isForeign(kept, subject) || Date.now() - kept.at > keptMs) remove(key)
    else if (kept.subject === subject) votes.push(kept)
  }
  return votes.toSorted((one, other) => one.at - other.at)
}

const isForeign = (kept: KeptVote, subject: string | null) =>
  kept.subject === null ? kept.visitor !== knownVisitor() : subject !== null && kept.subject !== subject

function places(): string[] {
  try {
    const stored = Object.keys(window.localStorage).filter((key) => key.startsWith(votePlace))
    return [...new Set([...stored, ...inMemory.keys()])]
  } catch {
    return [...inMemory.keys()]
  }
}

function read(key: string): KeptVote | null {
  try {
    const kept: unknown = JSON.parse(inMemory.get(key) ?? window.localStorage.getItem(key) ?? 'null')
    return v.is(voteSchema, kept) ? kept : null
  } catch {
    return null
  }
}

function remove(key: string) {
  inMemory.delete(key)
  try {
    window.localStorage.removeItem(key)
  } catch {
    // A storage that cannot be written held nothing either.
  }
}
