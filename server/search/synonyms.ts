import { stemmer } from 'stemmer'
import { wordsOf } from './words.ts'

/** What else to look for, `to`, where a reader says `from`. `isRather`: that is what they mean, rather than what they said. */
export type Synonyms = readonly { from: readonly string[]; to: readonly string[]; isRather: boolean }[]

/** A word or phrase, word by word. What a sign joins counts as one word here. */
export const phraseOf = (text: string): string[] => {
  const phrase: string[] = []
  let end = 0
  for (const word of wordsOf(text)) {
    if (word.start < end) continue
    phrase.push(word.term)
    end = word.end
  }
  return phrase
}

/** Endings make no difference to what a phrase means: `signing in` is `sign in`. */
export const stemsOf = (phrase: readonly string[]) => phrase.map(stemmer)

type Other = { phrase: readonly string[]; isRather: boolean }
type Meaning = { stems: readonly string[]; others: readonly Other[] }
/** By the first word's stem, the phrases that begin so, the longest first, with what else to look for. */
export type Thesaurus = ReadonlyMap<string, readonly Meaning[]>

export function createThesaurus(synonyms: Synonyms): Thesaurus {
  const meanings = new Map<string, { stems: string[]; others: Other[] }>()
  for (const { from, to, isRather } of synonyms) {
    for (const text of from) {
      const stems = stemsOf(phraseOf(text))
      const key = stems.join(' ')
      const meaning = meanings.get(key) ?? { stems, others: [] }
      const others = to.map((other) => ({ phrase: phraseOf(other), isRather }))
      meaning.others.push(...others.filter(({ phrase }) => stemsOf(phrase).join(' ') !== key))
      meanings.set(key, meaning)
    }
  }
  const byFirst = new Map<string, Meaning[]>()
  for (const meaning of meanings.values()) {
    const first = meaning.stems[0] ?? ''
    byFirst.set(first, [...(byFirst.get(first) ?? []), meaning])
  }
  for (const list of byFirst.values()) list.sort((a, b) => b.stems.length - a.stems.length)
  return byFirst
}
