import type { Lexicon } from './lexicon.ts'
import { isStopWord, wordsOf } from './words.ts'

type Seen = {
  /** Whether this reader may know of the word. */
  isSeen: (word: number) => boolean
  /** Whether the query finds anything. */
  finds: (query: string) => boolean
}

/** Further off than what is found anyway: the reader is asked about it first. */
const slipsIn = (term: string) => (term.length >= 7 ? 3 : term.length >= 4 ? 2 : 1)
const mostWords = 6

/** The query in words that are there, each in place of one that is not. Null where that finds nothing either. */
export function suggestionFor(query: string, lexicon: Lexicon, { isSeen, finds }: Seen): string | null {
  let suggestion = ''
  let at = 0
  let changed = 0
  for (const { term, start, end } of wordsOf(query).slice(0, mostWords)) {
    if (start < at) continue
    const own = lexicon.numberOf(term)
    const better =
      isStopWord(term) || (own !== undefined && isSeen(own)) ? null : nearest(term, lexicon, isSeen)
    if (better !== null) changed += 1
    suggestion += query.slice(at, start) + (better ?? query.slice(start, end))
    at = end
  }
  suggestion += query.slice(at)
  return changed > 0 && finds(suggestion) ? suggestion.trim() : null
}

function nearest(term: string, lexicon: Lexicon, isSeen: Seen['isSeen']): string | null {
  const near = lexicon
    .near(term, slipsIn(term))
    .filter(({ number }) => lexicon.lengthOf(number) > 2 && isSeen(number))
    .toSorted((a, b) => a.distance - b.distance || a.number - b.number)[0]
  return near ? lexicon.word(near.number) : null
}
