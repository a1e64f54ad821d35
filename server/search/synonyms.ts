import { wordsOf } from './words.ts'

/** Words and phrases that mean the same: `to` for what is looked for as `from`. */
export type Synonyms = readonly { from: readonly string[]; to: readonly string[] }[]

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

/** The first words of phrases, and for each the phrases that begin so, the longest first, with what else to look for. */
export type Thesaurus = ReadonlyMap<string, readonly { phrase: string[]; others: string[][] }[]>

export function createThesaurus(synonyms: Synonyms): Thesaurus {
  const entries = new Map<string, { phrase: string[]; others: string[][] }>()
  for (const { from, to } of synonyms) {
    for (const text of from) {
      const phrase = phraseOf(text)
      const key = phrase.join(' ')
      const entry = entries.get(key) ?? { phrase, others: [] }
      entry.others.push(...to.map(phraseOf).filter((other) => other.join(' ') !== key))
      entries.set(key, entry)
    }
  }
  const byFirst = new Map<string, { phrase: string[]; others: string[][] }[]>()
  for (const entry of entries.values()) {
    const first = entry.phrase[0] ?? ''
    byFirst.set(first, [...(byFirst.get(first) ?? []), entry])
  }
  for (const list of byFirst.values()) list.sort((a, b) => b.phrase.length - a.phrase.length)
  return byFirst
}
