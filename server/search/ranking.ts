import { fields } from './entries.ts'
import type { Lexicon } from './lexicon.ts'
import type { PackedIndex } from './packed-index.ts'
import type { Wanted } from './query.ts'
import { ownersOf, type Sight } from './sight.ts'
import { isStopWord } from './words.ts'

export type Ranked = {
  entry: number
  score: number
  /** How many of the words that were asked for, as far as anything has them: 1 is all. */
  part: number
  /** Units of the entry in which something was found, best first. */
  units: readonly number[]
}
export type Ranking = {
  ranked: readonly Ranked[]
  /** Every word that was looked for, in all its forms, by number, and how much it says; for marking it. */
  found: ReadonlyMap<number, number>
}

/** BM25F (Robertson and Zaragoza, 2009, section 3.6): how much a field counts, how soon repetition stops to count, and the length. */
const boosts: Readonly<Record<(typeof fields)[number], number>> = {
  title: 6,
  heading: 3.2,
  summary: 2.2,
  body: 1,
  label: 5,
}
const saturation = 1.4
const saturated = (often: number) => often / (often + saturation)
const lengthMatters: Readonly<Record<(typeof fields)[number], number>> = {
  title: 0.4,
  heading: 0.4,
  summary: 0.4,
  body: 0.6,
  label: 0.4,
}

/** How much a word counts that is not the very one. */
const weights = { relative: 0.9, beginning: 0.7, near: 0.5 }
const shortestBeginning = 3
const shortestWithSlips = 4
const mostBeginnings = 60
/** Words of one query that may be misspelt; the search for each goes through the dictionary. */
const mostMisspelt = 8

/** How much it counts that words stand in one section. */
const togetherMatters = 0.6
/** How much it counts that an entry has all that was asked, and not a part. */
const partMatters = 1.2

type Found = { entries: Tally; units: Tally }
type Seen = { numbers: number[]; mayBeMisspelt: () => boolean }

const boostOf = fields.map((field) => boosts[field])
const lengthOf = fields.map((field) => lengthMatters[field])
export const slipsIn = (term: string) =>
  term.length < shortestWithSlips ? 0 : Math.min(2, Math.max(1, Math.round(term.length * 0.2)))

export function createRanking(index: PackedIndex, lexicon: Lexicon) {
  const owners = ownersOf(index)
  const unitCount = index.firstUnits.at(-1) ?? 0
  const entryOfUnit = new Uint32Array(unitCount)
  index.firstUnits
    .subarray(0, -1)
    .forEach((first, entry) => entryOfUnit.fill(entry, first, index.firstUnits[entry + 1]))
  const entryOf = (unit: number) => entryOfUnit[unit] ?? 0
  const unitsOf = (entry: number) => {
    const first = index.firstUnits[entry] ?? 0
    return Array.from({ length: (index.firstUnits[entry + 1] ?? first) - first }, (_, at) => first + at)
  }

  /** Whether the reader could know of that word at all. */
  function isSeen(term: number, sight: Sight): boolean {
    for (let at = index.from[term] ?? 0; at < (index.from[term + 1] ?? 0); at += 1) {
      const place = index.places[at] ?? 0
      if (sight.sees(owners[place] ?? 0, index.fields[place] ?? 0)) return true
    }
    return false
  }

  /** The words of the index to look for in place of one of the query, and how much each counts. */
  function formsOf(
    term: string,
    isLast: boolean,
    sight: Sight,
    { mayBeMisspelt }: Seen,
  ): Map<number, number> {
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
        add(number, (weights.beginning * term.length) / lexicon.word(number).length)
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

  const pool: Tally[] = []
  let taken = 0
  /** Made once and used again: a search must not leave megabytes behind. They are cleared when it ends. */
  const tally = () => (pool[taken++] ??= createTally(unitCount + 1))
  function clear() {
    for (const used of pool) used.clear()
    taken = 0
  }

  /** How often each entry, and each unit, has one word in all its forms, by field and length. */
  function count(forms: ReadonlyMap<number, number>, sight: Sight): Found {
    const found = { entries: tally(), units: tally() }
    for (const [term, weight] of forms) {
      for (let at = index.from[term] ?? 0; at < (index.from[term + 1] ?? 0); at += 1) {
        const place = index.places[at] ?? 0
        const entry = owners[place] ?? 0
        const field = index.fields[place] ?? 0
        if (!sight.sees(entry, field)) continue
        const matters = lengthOf[field] ?? 0
        const length = 1 - matters + (matters * (index.lengths[place] ?? 0)) / (sight.averages[field] ?? 1)
        const often = (weight * (boostOf[field] ?? 1) * (index.counts[at] ?? 0)) / length
        found.entries.add(entry, often)
        found.units.add(index.units[place] ?? 0, often)
      }
    }
    return found
  }

  /** How well each entry, and each unit, answers to one thing that is wanted: by the best way to say it, from 0 to its weight. */
  function answersTo({ alternatives, isLast }: Wanted, sight: Sight, seen: Seen): Found {
    const best = { entries: tally(), units: tally() }
    for (const { terms, weight } of alternatives) {
      const parts = terms.map((term, at) => {
        const forms = formsOf(term, isLast && at === terms.length - 1, sight, seen)
        const isIdle = terms.length > 1 && isStopWord(term)
        if (!isIdle) for (const number of forms.keys()) seen.numbers.push(number)
        return { ...count(forms, sight), isIdle }
      })
      const [first] = parts
      if (!first) continue
      const counted = parts.some(({ isIdle }) => !isIdle) ? parts.filter(({ isIdle }) => !isIdle) : parts
      const meanOf = (side: keyof Found, at: number) =>
        (weight * counted.reduce((sum, part) => sum + saturated(part[side].at(at)), 0)) / counted.length
      if (parts.length === 1) {
        for (const entry of first.entries.touched) best.entries.raise(entry, meanOf('entries', entry))
        for (const unit of first.units.touched) best.units.raise(unit, meanOf('units', unit))
        continue
      }
      for (const unit of first.units.touched) {
        if (!parts.every(({ units }) => units.at(unit) > 0)) continue
        best.units.raise(unit, meanOf('units', unit))
        best.entries.raise(entryOf(unit), meanOf('entries', entryOf(unit)))
      }
    }
    return best
  }

  function rank(wanted: readonly Wanted[], sight: Sight, prior: (entry: number) => number): Ranking {
    const totals = { entries: tally(), units: tally() }
    /** How much of what was asked each entry has: by what it says, and by words. */
    const share = tally()
    const words = tally()
    const found = new Map<number, number>()
    let misspelt = 0
    let asked = 0
    let askedWords = 0
    for (const one of wanted) {
      const seen: Seen = {
        numbers: [],
        mayBeMisspelt: () => !one.isKnown && (misspelt += 1) <= mostMisspelt,
      }
      const { entries, units } = answersTo(one, sight, seen)
      const many = entries.touched.length
      if (many === 0) continue
      const worth = one.weight * Math.log(1 + (sight.known - many + 0.5) / (many + 0.5))
      if (!one.isExtra) {
        asked += worth
        askedWords += one.weight
        for (const entry of entries.touched) {
          share.add(entry, worth)
          words.add(entry, one.weight)
        }
      }
      for (const number of seen.numbers) found.set(number, Math.max(worth, found.get(number) ?? 0))
      for (const entry of entries.touched) totals.entries.add(entry, worth * entries.at(entry))
      for (const unit of units.touched) totals.units.add(unit, worth * units.at(unit))
    }
    const ranked = totals.entries.touched.map((entry): Ranked => {
      const units = unitsOf(entry).filter((unit) => totals.units.at(unit) > 0)
      units.sort((a, b) => totals.units.at(b) - totals.units.at(a) || a - b)
      const together = totals.units.at(units[0] ?? 0)
      const told = totals.entries.at(entry) + together * togetherMatters
      const score = told * (share.at(entry) / asked) ** partMatters * prior(entry)
      return { entry, part: words.at(entry) / askedWords, units, score }
    })
    clear()
    return { ranked: ranked.toSorted((a, b) => b.score - a.score || a.entry - b.entry), found }
  }
  return { rank, isSeen }
}

/** Numbers by number, of which few are not zero. */
function createTally(size: number) {
  const values = new Float64Array(size)
  const touched: number[] = []
  const at = (index: number) => values[index] ?? 0
  const set = (index: number, value: number) => {
    if (at(index) === 0) touched.push(index)
    values[index] = value
  }
  return {
    touched: touched as readonly number[],
    at,
    add: (index: number, value: number) => set(index, at(index) + value),
    raise: (index: number, value: number) => set(index, Math.max(at(index), value)),
    clear() {
      for (const index of touched) values[index] = 0
      touched.length = 0
    },
  }
}
type Tally = ReturnType<typeof createTally>
