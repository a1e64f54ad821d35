import { fields } from './entries.ts'
import type { createForms } from './forms.ts'
import type { PackedIndex } from './packed-index.ts'
import type { Wanted } from './query.ts'
import { ownersOf, type Sight } from './sight.ts'
import { Tallies, type Tally } from './tally.ts'
import { isStopWord } from './words.ts'

export type Ranked = {
  entry: number
  score: number
  /** How many of the words that were asked for, as far as anything has them: 1 is all. */
  part: number
}
/** `units`: those of the entry in which something was found, best first. */
export type Shown = Ranked & { units: readonly number[] }
export type Ranking = {
  /** All that is found, in no order, and those of one page in theirs. */
  ranked: readonly Ranked[]
  shown: readonly Shown[]
  /** Every word that was looked for, in all its forms, by number, and how much it says; for marking it. */
  found: ReadonlyMap<number, number>
}
/** What counts besides words: how much an entry is worth, whether it is wanted at all, and which places of the order are shown. */
export type Page = {
  prior: (entry: number) => number
  isIn: (entry: number) => boolean
  from: number
  to: number
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

/** Words of one query that may be misspelt; the search for each goes through the dictionary. */
const mostMisspelt = 8

/** Where more than one thing is looked for, what has less than this share of it, against the best, is no hit. */
const leastPart = 0.5

/** How much it counts that words stand in one section. */
const togetherMatters = 0.6
/** How much it counts that an entry has all that was asked, and not a part. */
const partMatters = 1.2

type Found = { entries: Tally; units: Tally }
type Seen = { numbers: number[]; mayBeMisspelt: () => boolean }
/** The words that were looked for, and how many entries the reader may know of. */
type Known = { numbers: readonly number[]; known: number }

const boostOf = fields.map((field) => boosts[field])
const lengthOf = fields.map((field) => lengthMatters[field])

export function createRanking(index: PackedIndex, { formsOf }: ReturnType<typeof createForms>) {
  const owners = ownersOf(index)
  const unitCount = index.firstUnits.at(-1) ?? 0
  const entryOfUnit = new Uint32Array(unitCount)
  index.firstUnits
    .subarray(0, -1)
    .forEach((first, entry) => entryOfUnit.fill(entry, first, index.firstUnits[entry + 1]))
  const entryOf = (unit: number) => entryOfUnit[unit] ?? 0

  const pools = { entries: new Tallies(index.firstUnits.length), units: new Tallies(unitCount + 1) }
  const take = (): Found => ({ entries: pools.entries.take(), units: pools.units.take() })
  function giveBack({ entries, units }: Found) {
    pools.entries.giveBack(entries)
    pools.units.giveBack(units)
  }

  /** How often each entry, and each unit, has one word in all its forms, by field and length. */
  function count(forms: ReadonlyMap<number, number>, sight: Sight): Found {
    const found = take()
    for (const [term, weight] of forms) {
      const end = index.from[term + 1] ?? 0
      for (let at = index.from[term] ?? 0; at < end; at += 1) {
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
    const best = take()
    for (const { terms, weight } of alternatives) {
      const parts = terms.map((term, at) => {
        const { mayBeMisspelt } = seen
        const forms = formsOf(term, { isLast: isLast && at === terms.length - 1, mayBeMisspelt, sight })
        const isIdle = terms.length > 1 && isStopWord(term)
        if (!isIdle) for (const number of forms.keys()) seen.numbers.push(number)
        return { ...count(forms, sight), isIdle }
      })
      raiseBy(parts, weight, best)
      for (const part of parts) giveBack(part)
    }
    return best
  }

  /** All words have to stand in one unit; those that say little only have to be there. */
  function raiseBy(parts: (Found & { isIdle: boolean })[], weight: number, best: Found) {
    const [first] = parts
    if (!first) return
    const counted = parts.some(({ isIdle }) => !isIdle) ? parts.filter(({ isIdle }) => !isIdle) : parts
    const meanOf = (side: keyof Found, at: number) =>
      (weight * counted.reduce((sum, part) => sum + saturated(part[side].at(at)), 0)) / counted.length
    if (parts.length === 1) {
      for (const side of ['entries', 'units'] as const)
        for (const at of first[side].touched) best[side].raise(at, weight * saturated(first[side].at(at)))
      return
    }
    for (const unit of first.units.touched) {
      if (!parts.every(({ units }) => units.at(unit) > 0)) continue
      best.units.raise(unit, meanOf('units', unit))
      best.entries.raise(entryOf(unit), meanOf('entries', entryOf(unit)))
    }
  }

  /** `share`, `words`: how much of what was asked each entry has, by what it says and by words. */
  const takeSums = () => ({
    totals: take(),
    share: pools.entries.take(),
    words: pools.entries.take(),
    asked: { worth: 0, words: 0 },
    found: new Map<number, number>(),
  })
  type Sums = ReturnType<typeof takeSums>

  function addTo(sums: Sums, one: Wanted, answers: Found, { numbers, known }: Known) {
    const { entries, units } = answers
    const { totals, share, words, asked, found } = sums
    const many = entries.touched.length
    if (many === 0) return
    const worth = one.weight * Math.log(1 + (known - many + 0.5) / (many + 0.5))
    for (const number of numbers) found.set(number, Math.max(worth, found.get(number) ?? 0))
    for (const entry of entries.touched) totals.entries.add(entry, worth * entries.at(entry))
    for (const unit of units.touched) totals.units.add(unit, worth * units.at(unit))
    if (one.isExtra) return
    asked.worth += worth
    asked.words += one.weight
    for (const entry of entries.touched) {
      share.add(entry, worth)
      words.add(entry, one.weight)
    }
  }

  function rankedBy({ totals, share, words, asked }: Sums, prior: Page['prior']): Ranked[] {
    const together = pools.entries.take()
    for (const unit of totals.units.touched) together.raise(entryOf(unit), totals.units.at(unit))
    const ranked = Array.from(totals.entries.touched, (entry): Ranked => {
      const told = totals.entries.at(entry) + together.at(entry) * togetherMatters
      const score = told * (share.at(entry) / asked.worth) ** partMatters * prior(entry)
      return { entry, part: words.at(entry) / asked.words, score }
    })
    pools.entries.giveBack(together)
    return ranked
  }

  function rank(wanted: readonly Wanted[], sight: Sight, { prior, isIn, from, to }: Page): Ranking {
    const sums = takeSums()
    let misspelt = 0
    for (const one of wanted) {
      const mayBeMisspelt = () => !one.isKnown && (misspelt += 1) <= mostMisspelt
      const seen: Seen = { numbers: [], mayBeMisspelt }
      const answers = answersTo(one, sight, seen)
      addTo(sums, one, answers, { numbers: seen.numbers, known: sight.known })
      giveBack(answers)
    }
    const all = rankedBy(sums, prior)
    const least = all.reduce((best, { part }) => Math.max(best, part), 0) * leastPart
    const ranked = all.filter(({ entry, part }) => part >= least && isIn(entry))
    const { totals, share, words, found } = sums
    const shown = firstOf(ranked, to).slice(from)
    const withUnits = shown.map((one): Shown => ({ ...one, units: unitsOf(one.entry, totals.units) }))
    giveBack(totals)
    for (const tally of [share, words]) pools.entries.giveBack(tally)
    return { ranked, shown: withUnits, found }
  }

  function unitsOf(entry: number, totals: Tally): number[] {
    const units: number[] = []
    const end = index.firstUnits[entry + 1] ?? 0
    for (let unit = index.firstUnits[entry] ?? end; unit < end; unit += 1)
      if (totals.at(unit) > 0) units.push(unit)
    return units.toSorted((a, b) => totals.at(b) - totals.at(a) || a - b)
  }
  return { rank }
}

/** The best so many, in order. The others need not be sorted: there may be thousands. */
function firstOf(ranked: readonly Ranked[], count: number): Ranked[] {
  const scores = Float64Array.from(ranked, ({ score }) => score).toSorted()
  const least = scores.at(-count) ?? Number.NEGATIVE_INFINITY
  return ranked
    .filter(({ score }) => score >= least)
    .toSorted((a, b) => b.score - a.score || a.entry - b.entry)
    .slice(0, count)
}
