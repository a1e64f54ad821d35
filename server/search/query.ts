import type { Thesaurus } from './synonyms.ts'
import { isStopWord, wordsOf } from './words.ts'

/** One way to say it: all of these words have to be there. */
export type Alternative = { terms: readonly string[]; weight: number }

/** One thing that is looked for. `weight`: how many words of the query it stands for. `isLast`: it may not be finished yet. */
export type Wanted = { alternatives: readonly Alternative[]; weight: number; isLast: boolean }

const weights = { parts: 0.8, synonym: 0.7 }
/** Of a longer text, such as a message with its stack, the first so many words. */
const mostWanted = 24

type Slot = { term: string; parts: string[] }

/** What a query asks for. Words that only say how it is asked are left out, unless there are no others. */
export function readQuery(query: string, thesaurus: Thesaurus): Wanted[] {
  const slots = slotsOf(query)
  const wanted: Wanted[] = []
  const idle: Wanted[] = []
  for (let at = 0; at < slots.length;) {
    const match = thesaurus
      .get(slots[at]?.term ?? '')
      ?.find(({ phrase }) => phrase.every((term, index) => slots[at + index]?.term === term))
    const own = slots.slice(at, at + (match?.phrase.length ?? 1))
    at += own.length
    const isLast = at === slots.length
    const said = own.flatMap(({ term }) => (isStopWord(term) ? [] : [term]))
    const alternatives = [
      { terms: said.length > 0 ? said : own.map(({ term }) => term), weight: 1 },
      ...own.flatMap(({ parts }) =>
        parts.length > 0 && own.length === 1 ? [{ terms: parts, weight: weights.parts }] : [],
      ),
      ...(match?.others ?? []).map((phrase) => ({ terms: withoutIdle(phrase), weight: weights.synonym })),
    ]
    const one = { alternatives, weight: Math.max(1, said.length), isLast }
    if (said.length > 0 || match) wanted.push(one)
    else idle.push(one)
  }
  return (wanted.length > 0 ? wanted : idle).slice(0, mostWanted)
}

const withoutIdle = (phrase: readonly string[]) => {
  const said = phrase.filter((term) => !isStopWord(term))
  return said.length > 0 ? said : phrase
}

/** The words of the query one after the other, those that a sign joins with their parts. */
function slotsOf(query: string): Slot[] {
  const slots: Slot[] = []
  let end = 0
  for (const word of wordsOf(query)) {
    if (word.start < end) slots.at(-1)?.parts.push(word.term)
    else {
      slots.push({ term: word.term, parts: [] })
      end = word.end
    }
  }
  const seen = new Set<string>()
  return slots
    .map((slot) => ({ ...slot, parts: slot.parts.filter((part) => !isStopWord(part)) }))
    .filter(({ term }) => {
      // Said twice is wanted once; the first letters of a phrase may come again.
      const again = seen.has(term) && !isStopWord(term)
      seen.add(term)
      return !again
    })
}
