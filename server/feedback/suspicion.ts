import type { FoldedReason } from '../../contract/feedback.ts'

/** What makes two texts say the same: case, width and spacing do not tell them apart. */
const gist = (text: string) => text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()

/** Two readers may well say “Thank you, this helped”. In characters. */
const longEnoughToRepeat = 40

/** Hash by which a text is known again if it comes a second time; null for one so short that readers may share it by chance. */
export async function likenessOf(text: string): Promise<string | null> {
  const said = gist(text)
  return said.length < longEnoughToRepeat ? null : hashOf(said)
}

/** SHA-256 of what is given, in hexadecimal. */
export async function hashOf(...parts: (string | null)[]): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(JSON.stringify(parts)))
  return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

const links = /\b(?:https?:\/\/|www\.)\S+|\b[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}\/\S*/gi

const tags = /<[^>]*>|\[\/?(?:url|link)[^\]]*\]/gi
/** Links, and no word beside them. */
const isLinksOnly = (text: string) =>
  text.search(links) !== -1 && !/\p{L}{2,}/u.test(text.replace(tags, ' ').replace(links, ' '))

type Signs = {
  text: string
  website: string | undefined
  /** From the challenge to the comment, in ms; null for a reader who needed none. */
  took: number | null
  /** Under which no person stays, in ms. */
  pace: number
  cameBefore: boolean
}

/** The first reason to think that no reader wrote this to the editors; null if there is none. */
export function suspicion({ text, website, took, pace, cameBefore }: Signs): FoldedReason | null {
  if (website) return 'trap'
  if (took !== null && took < pace) return 'too-fast'
  if (isLinksOnly(text)) return 'links-only'
  return cameBefore ? 'duplicate' : null
}
