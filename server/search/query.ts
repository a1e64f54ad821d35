import { stemmer } from 'stemmer'
import type { Thesaurus } from './synonyms.ts'
import { isStopWord, wordsOf } from './words.ts'

/** One way to say it. All of its words have to stand in one section; those that say little only have to be there. */
export type Alternative = { terms: readonly string[]; weight: number }

/**
 * One thing that is looked for. `weight`: how many words of the query it stands for. `isLast`: it may not be finished yet. `isKnown`: it stands
 * among the synonyms, so it is spelt as it should be. `isExtra`: it is good to have, and nothing is missing without it.
 */
export type Wanted = {
  alternatives: readonly Alternative[]
  weight: number
  isLast: boolean
  isKnown: boolean
  isExtra: boolean
}

const weights = { parts: 0.8, same: 0.7, rather: 0.9, ratherNot: 0.6, extra: 0.3 }
/** Of a longer text, such as a message with its stack, the first so many words. */
const mostWanted = 24

type Slot = { term: string; stem: string; parts: string[] }

/** What a query asks for. Words that only say how it is asked are left out, unless there are no others. */
export function readQuery(query: string, thesaurus: Thesaurus): Wanted[] {
  const slots = slotsOf(query)
  const wanted: Wanted[] = []
  const idle: Wanted[] = []
  for (let at = 0; at < slots.length;) {
    const { others, end } = meaningAt(slots, at, thesaurus) ?? { others: [], end: at + 1 }
    const own = slots.slice(at, end)
    const terms = own.map(({ term }) => term)
    const parts = own.length === 1 ? (own[0]?.parts ?? []) : []
    at = end
    const isExtra = own.length === 1 && others.length === 0 && terms.every(isStopWord)
    const one = {
      alternatives: [
        { terms, weight: others.some(({ isRather }) => isRather) ? weights.ratherNot : 1 },
        ...(parts.length > 0 ? [{ terms: parts, weight: weights.parts }] : []),
        ...others.map(({ phrase, isRather }) => ({
          terms: phrase,
          weight: isRather ? weights.rather : weights.same,
        })),
      ],
      weight: isExtra ? weights.extra : Math.max(1, terms.filter((term) => !isStopWord(term)).length),
      isLast: at === slots.length,
      isKnown: others.length > 0,
      isExtra,
    }
    if (isExtra) idle.push(one)
    else wanted.push(one)
  }
  const all =
    wanted.length > 0
      ? [...wanted, ...idle.filter(({ alternatives }) => asks(alternatives))]
      : idle.map((one) => ({ ...one, isExtra: false }))
  return all.slice(0, mostWanted)
}

/** What is asked for is often said by the same word in a title: “Why an article is locked”. */
const questions: ReadonlySet<string> = new Set(['who', 'why', 'when', 'where'])
const asks = (alternatives: readonly Alternative[]) =>
  alternatives.every(({ terms }) => terms.every((term) => questions.has(term)))

/** The longest phrase with a known meaning that begins at this slot; words that say little may stand between its own. */
function meaningAt(slots: readonly Slot[], from: number, thesaurus: Thesaurus) {
  for (const { stems, others } of thesaurus.get(slots[from]?.stem ?? '') ?? []) {
    let at = from
    for (const stem of stems) {
      while (at > from && slots[at]?.stem !== stem && isStopWord(slots[at]?.term ?? '')) at += 1
      if (slots[at]?.stem !== stem) {
        at = -1
        break
      }
      at += 1
    }
    if (at > from) return { others, end: at }
  }
  return null
}

/** The words of the query one after the other, those that a sign joins with their parts. */
function slotsOf(query: string): Slot[] {
  const slots: Slot[] = []
  let end = 0
  for (const word of wordsOf(query)) {
    if (word.start < end) slots.at(-1)?.parts.push(word.term)
    else {
      slots.push({ term: word.term, stem: stemmer(word.term), parts: [] })
      end = word.end
    }
  }
  const seen = new Set<string>()
  // Said twice is wanted once; the small words of a phrase may come again.
  return slots.filter(({ term }) => {
    const again = seen.has(term) && !isStopWord(term)
    seen.add(term)
    return !again
  })
}
