import { stemmer } from 'stemmer'
import { type Entry, fields, type Told, toldBy, type Vocabulary } from './entries.ts'
import { wordsOf } from './words.ts'

/**
 * Which words stand where, in numbers that lie side by side: Maps of Maps would take ten times the memory. A **place** is one field of one
 * **unit**; a unit is the head of an entry (its title and summary) or one of its sections. Places, units and entries are numbered in
 * order, so that what belongs together is next to each other.
 */
export type PackedIndex = {
  /** Every word and every stem, in order, a line for each. */
  terms: string
  /** Where the postings of each term begin in `places`, and where the last ones end. */
  from: Uint32Array
  /** Place by place, in order, and how often the term stands there. */
  places: Uint32Array
  counts: Uint8Array
  /** The number of each term's stem. */
  stems: Uint32Array
  /** Of each place: its unit, its field (a number of `fields`), and how many words it has. */
  units: Uint32Array
  fields: Uint8Array
  lengths: Uint16Array
  /** The first unit of each entry, and one past the last. */
  firstUnits: Uint32Array
}

const most = { count: 255, length: 65_535 }

/** Reads every word of every entry once. The same entries make the same index. */
export function packIndex(entries: readonly Entry[], vocabulary: Vocabulary): PackedIndex {
  const postings = new Map<string, { places: number[]; counts: number[] }>()
  const units: number[] = []
  const kinds: number[] = []
  const lengths: number[] = []
  const firstUnits: number[] = []
  let unit = 0

  function addPlace(field: (typeof fields)[number], text: string) {
    const words = wordsOf(text)
    if (words.length === 0) return
    const place = units.length
    units.push(unit)
    kinds.push(fields.indexOf(field))
    lengths.push(Math.min(words.length, most.length))
    for (const { term } of words) {
      const known = postings.get(term)
      if (!known) postings.set(term, { places: [place], counts: [1] })
      else if (known.places.at(-1) !== place) {
        known.places.push(place)
        known.counts.push(1)
      } else {
        const last = known.counts.length - 1
        known.counts[last] = Math.min(most.count, (known.counts[last] ?? 0) + 1)
      }
    }
  }
  function addEntry({ title, summary, topics, labels, sections }: Told) {
    firstUnits.push(unit)
    addPlace('title', title)
    addPlace('summary', `${summary} ${topics}`)
    unit += 1
    for (const { heading, text } of sections) {
      if (heading) addPlace('heading', heading.text)
      addPlace('body', text)
      // Of a step, which has one section.
      addPlace('label', labels)
      unit += 1
    }
  }
  for (const entry of entries) addEntry(toldBy(entry, vocabulary))
  firstUnits.push(unit)

  const stemOf = new Map([...postings.keys()].map((term) => [term, stemmer(term)]))
  const terms = [...new Set([...postings.keys(), ...stemOf.values()])].toSorted()
  const numbers = new Map(terms.map((term, number) => [term, number]))
  const from = new Uint32Array(terms.length + 1)
  terms.forEach((term, number) => {
    from[number + 1] = (from[number] ?? 0) + (postings.get(term)?.places.length ?? 0)
  })
  const all = terms.flatMap((term) => postings.get(term) ?? [])
  return {
    terms: terms.join('\n'),
    from,
    places: flat(
      all.map(({ places }) => places),
      new Uint32Array(from.at(-1) ?? 0),
    ),
    counts: flat(
      all.map(({ counts }) => counts),
      new Uint8Array(from.at(-1) ?? 0),
    ),
    stems: Uint32Array.from(terms, (term) => numbers.get(stemOf.get(term) ?? term) ?? 0),
    units: Uint32Array.from(units),
    fields: Uint8Array.from(kinds),
    lengths: Uint16Array.from(lengths),
    firstUnits: Uint32Array.from(firstUnits),
  }
}

function flat<Numbers extends Uint32Array | Uint8Array>(lists: number[][], all: Numbers): Numbers {
  let at = 0
  for (const list of lists) {
    all.set(list, at)
    at += list.length
  }
  return all
}
