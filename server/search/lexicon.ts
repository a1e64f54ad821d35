import SearchableMap from 'minisearch/SearchableMap'
import { stemmer } from 'stemmer'
import type { PackedIndex } from './packed-index.ts'

/** A word of the index, by its number, and how far it is from what was looked for. */
export type Near = { number: number; distance: number }

export type Lexicon = ReturnType<typeof createLexicon>

/** The words of an index, all of them: whoever asks leaves out what a reader may not know of. */
export function createLexicon({ terms, stems }: PackedIndex) {
  const words = terms === '' ? [] : terms.split('\n')
  const dictionary: SearchableMap<number> = SearchableMap.from(words.map((word, number) => [word, number]))
  const relatives = byStem(stems)

  return {
    word: (number: number): string => words[number] ?? '',
    numberOf: (term: string): number | undefined => dictionary.get(term),

    /** The word itself, and those that differ by an ending: `signing` and `signed` for `sign`. */
    relativesOf(term: string): readonly number[] {
      const own = dictionary.get(term)
      const stem = own === undefined ? dictionary.get(stemmer(term)) : stems[own]
      const others = stem === undefined ? [] : relatives(stem)
      return own === undefined || others.includes(own) ? others : [own, ...others]
    },

    /** The words that begin so, the shortest first. */
    beginningWith(prefix: string): number[] {
      const length = (number: number) => words[number]?.length ?? 0
      const found = [...dictionary.atPrefix(prefix).values()]
      return found.toSorted((a, b) => length(a) - length(b) || a - b)
    },

    /** Words that so many slips of the fingers make of this one; two letters that changed places are one slip. */
    near(term: string, slips: number): Near[] {
      const found = new Map<number, number>()
      for (const [number, distance] of dictionary.fuzzyGet(term, slips).values()) found.set(number, distance)
      for (let at = 1; at < term.length; at += 1) {
        const swapped = term.slice(0, at - 1) + term.charAt(at) + term.charAt(at - 1) + term.slice(at + 1)
        const number = dictionary.get(swapped)
        if (number !== undefined) found.set(number, 1)
      }
      // In an order that other words make no difference to.
      return [...found]
        .map(([number, distance]) => ({ number, distance }))
        .toSorted((a, b) => a.number - b.number)
    },
  }
}

/** The words of each stem, by the number of the stem. */
function byStem(stems: Uint32Array): (stem: number) => number[] {
  const from = new Uint32Array(stems.length + 1)
  for (const stem of stems) from[stem + 1] = (from[stem + 1] ?? 0) + 1
  for (let stem = 0; stem < stems.length; stem += 1)
    from[stem + 1] = (from[stem + 1] ?? 0) + (from[stem] ?? 0)
  const next = from.slice()
  const words = new Uint32Array(stems.length)
  stems.forEach((stem, word) => {
    const at = next[stem] ?? 0
    words[at] = word
    next[stem] = at + 1
  })
  return (stem) => [...words.subarray(from[stem], from[stem + 1])]
}
