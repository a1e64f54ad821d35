import type { Lexicon } from './lexicon.ts'
import type { PackedIndex } from './packed-index.ts'
import { ownersOf, type Sight } from './sight.ts'
import { isStopWord } from './words.ts'

/** How much a word counts that is not the very one. */
const weights = { relative: 0.9, beginning: 0.7, near: 0.5 }
const shortestBeginning = 3
const shortestWithSlips = 4
const mostBeginnings = 60

export const slipsIn = (term: string) =>
  term.length < shortestWithSlips ? 0 : Math.min(2, Math.max(1, Math.round(term.length * 0.2)))

/** `isLast`: it may not be finished yet. */
type Asked = { isLast: boolean; mayBeMisspelt: () => boolean; sight: Sight }

/** Which words of an index stand for one of a query. */
export function createForms(index: PackedIndex, lexicon: Lexicon) {
  const owners = ownersOf(index)

  /** Whether the reader could know of that word at all. */
  function isSeen(word: number, sight: Sight): boolean {
    for (let at = index.from[word] ?? 0; at < (index.from[word + 1] ?? 0); at += 1) {
      const place = index.places[at] ?? 0
      if (sight.sees(owners[place] ?? 0, index.fields[place] ?? 0)) return true
    }
    return false
  }

  /** The words of the index to look for in place of one of the query, and how much each counts. */
  function formsOf(term: string, { isLast, mayBeMisspelt, sight }: Asked): Map<number, number> {
    const forms = new Map<number, number>()
    const add = (number: number, weight: number) => {
      if (isSeen(number, sight)) forms.set(number, Math.max(weight, forms.get(number) ?? 0))
    }
    const own = lexicon.numberOf(term)
    for (const number of lexicon.relativesOf(term)) add(number, number === own ? 1 : weights.relative)
    if (isLast && term.length >= shortestBeginning) {
      let left = mostBeginnings
      for (const number of lexicon.beginningWith(term)) {
        if (forms.has(number)) continue
        add(number, (weights.beginning * term.length) / lexicon.lengthOf(number))
        if (forms.has(number) && (left -= 1) === 0) break
      }
    }
    if (forms.size > 0 || slipsIn(term) === 0 || !mayBeMisspelt()) return forms
    for (const { number, distance } of lexicon.near(term, slipsIn(term))) {
      // Nobody looks for those, let alone with a slip.
      if (isStopWord(lexicon.word(number))) continue
      // A word that the reader may not know of leads to none, unless it is what one that they see is derived from.
      const leads = isSeen(number, sight)
      for (const relative of lexicon.relativesOf(lexicon.word(number)))
        if (leads || index.stems[relative] === number) add(relative, weights.near / distance)
    }
    return forms
  }
  return { isSeen, formsOf }
}
