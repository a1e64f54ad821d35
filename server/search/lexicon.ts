import { stemmer } from 'stemmer'
import { createDictionary, type Near } from './dictionary.ts'
import type { PackedIndex } from './packed-index.ts'

export type Lexicon = ReturnType<typeof createLexicon>

/** The words of an index, all of them: whoever asks leaves out what a reader may not know of. */
export function createLexicon({ letters, starts, stems }: PackedIndex) {
  const { word, lengthOf, numberOf, beginningWith, within } = createDictionary({ letters, starts })
  const relatives = byStem(stems)

  return {
    word,
    lengthOf,
    numberOf,

    /** The word itself, and those that differ by an ending: `signing` and `signed` for `sign`. */
    relativesOf(term: string): readonly number[] {
      const own = numberOf(term)
      const stem = own === undefined ? numberOf(stemmer(term)) : stems[own]
      const others = stem === undefined ? [] : relatives(stem)
      return own === undefined || others.includes(own) ? others : [own, ...others]
    },

    /** The words that begin so, the shortest first. */
    beginningWith: (prefix: string): number[] =>
      beginningWith(prefix).toSorted((a, b) => lengthOf(a) - lengthOf(b) || a - b),

    /** Words that so many slips of the fingers make of this one, in their order; two letters that changed places are one slip. */
    near(term: string, slips: number): Near[] {
      const found = new Map(within(term, slips).map(({ number, distance }) => [number, distance]))
      for (let at = 1; at < term.length; at += 1) {
        const swapped = term.slice(0, at - 1) + term.charAt(at) + term.charAt(at - 1) + term.slice(at + 1)
        const number = numberOf(swapped)
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
