import { stemmer } from 'stemmer'
import { type PackedWords, packWords } from './dictionary.ts'
import { type Entry, fields, type Told, toldBy } from './entries.ts'
import { eachWord } from './words.ts'
import type { Vocabulary } from '../content/vocabulary.ts'

/**
 * Which words stand where, in numbers that lie side by side: Maps of Maps would take ten times the memory. A **place** is one field of one
 * **unit**; a unit is the head of an entry (its title and summary) or one of its sections. Places, units and entries are numbered in
 * order, so that what belongs together is next to each other. Its words are every word and every stem.
 */
export type PackedIndex = PackedWords & {
  /** Where the postings of each word begin in `places`, and where the last ones end. */
  from: Uint32Array
  /** Place by place, in order, and how often the word stands there. */
  places: Uint32Array
  counts: Uint8Array
  /** The number of each word's stem. */
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
  const postings = createPostings()
  const units: number[] = []
  const kinds: number[] = []
  const lengths: number[] = []
  const firstUnits: number[] = []
  let unit = 0

  function addPlace(field: (typeof fields)[number], text: string) {
    let words = 0
    eachWord(text, (term) => {
      postings.add(term, units.length)
      words += 1
    })
    if (words === 0) return
    units.push(unit)
    kinds.push(fields.indexOf(field))
    lengths.push(Math.min(words, most.length))
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

  return {
    ...postings.inOrder(),
    units: Uint32Array.from(units),
    fields: Uint8Array.from(kinds),
    lengths: Uint16Array.from(lengths),
    firstUnits: Uint32Array.from(firstUnits),
  }
}

/** Collects which words stand where, place by place, and puts them in the order of the words. */
function createPostings() {
  /** By word, in the order in which they came: its latest posting. */
  const numbers = new Map<string, number>()
  const latest: number[] = []
  const words: number[] = []
  const places: number[] = []
  const counts: number[] = []

  function add(term: string, place: number) {
    const word = numbers.get(term) ?? numbers.size
    const posting = latest[word] ?? -1
    if (places[posting] === place) {
      counts[posting] = Math.min(most.count, (counts[posting] ?? 0) + 1)
      return
    }
    if (word === numbers.size) numbers.set(term, word)
    latest[word] = words.length
    words.push(word)
    places.push(place)
    counts.push(1)
  }

  function inOrder(): Pick<PackedIndex, 'letters' | 'starts' | 'from' | 'places' | 'counts' | 'stems'> {
    const stemOf = new Map([...numbers.keys()].map((term) => [term, stemmer(term)]))
    const terms = [...new Set([...numbers.keys(), ...stemOf.values()])].toSorted()
    const orderOf = new Map(terms.map((term, order) => [term, order]))
    const orders = Uint32Array.from(numbers.keys(), (term) => orderOf.get(term) ?? 0)
    const from = new Uint32Array(terms.length + 1)
    for (const word of words) from[(orders[word] ?? 0) + 1] = (from[(orders[word] ?? 0) + 1] ?? 0) + 1
    for (let order = 0; order < terms.length; order += 1)
      from[order + 1] = (from[order + 1] ?? 0) + (from[order] ?? 0)
    const next = from.slice()
    const sorted = { places: new Uint32Array(words.length), counts: new Uint8Array(words.length) }
    words.forEach((word, posting) => {
      const order = orders[word] ?? 0
      const at = next[order] ?? 0
      sorted.places[at] = places[posting] ?? 0
      sorted.counts[at] = counts[posting] ?? 0
      next[order] = at + 1
    })
    return {
      ...packWords(terms),
      from,
      ...sorted,
      stems: Uint32Array.from(terms, (term) => orderOf.get(stemOf.get(term) ?? term) ?? 0),
    }
  }
  return { add, inOrder }
}
