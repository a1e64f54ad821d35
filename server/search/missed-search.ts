import { looksPrivate } from '../../contract/looks-private.ts'
import type { SearchQuery, SearchResult } from '../../contract/search.ts'

/** Texts that are kept at most, of all readers together. */
export const mostMissed = 5000

const mailAddress = /[^\s@]+@[^\s@]+\.[^\s@]+/

/**
 * What the desk is told of a search that found nothing: its text, so that what is said twice counts as one. Null where it would tell nothing, or
 * too much: while somebody types, where filters may be to blame, and where the text seems to hold what is nobody's business.
 */
export function missedText(query: SearchQuery, { total }: SearchResult): string | null {
  const { q, typing, page = '1', kind, topic, product, version } = query
  if (total > 0 || typing || page !== '1' || kind || topic || product || version) return null
  if (looksPrivate(q).length > 0 || mailAddress.test(q)) return null
  const text = q
    .replace(/[\p{C}\s]+/gu, ' ')
    .trim()
    .normalize('NFC')
    .toLowerCase()
  return /\p{L}{2}|\d{3}/u.test(text) ? text : null
}
