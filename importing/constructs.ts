import { detached } from './detached.ts'
import type { Origin } from './passage.ts'

/**
 * What became of something that Signpost's Markdown does not have:
 * - `rewritten`: into what Signpost has for it; nothing is lost
 * - `reduced`: its text is there, its form is not
 * - `left out`: it is not in the article; the report holds its text
 * - `not understood`: nobody knows what it would have become; the report holds it
 * - `repaired`: it was faulty at its source
 */
export const fates = ['rewritten', 'reduced', 'left out', 'not understood', 'repaired'] as const
export type Fate = (typeof fates)[number]

/** A place where one was found; `text` where an article does not hold it. */
export type Place = Origin & { text?: string }
export type Construct = { name: string; fate: Fate; places: Place[] }

const longest = 400
const inOneLine = (text: string) => text.replaceAll(/\s+/g, ' ').trim()

/** What is found in files, by name. */
export class Constructs {
  readonly #found = new Map<string, Construct>()

  add(name: string, fate: Fate, { file, line }: Origin, text?: string) {
    const key = `${fate} ${name}`
    const construct = this.#found.get(key) ?? { name: detached(name), fate, places: [] }
    const said = text === undefined ? '' : inOneLine(text)
    construct.places.push(
      said === '' ? { file, line } : { file, line, text: detached(said.slice(0, longest)) },
    )
    if (construct.places.length === 1) this.#found.set(detached(key), construct)
  }

  /** Those that are not understood first, then by how often they are found. */
  get all(): Construct[] {
    const rank = (fate: Fate) =>
      ['not understood', 'left out', 'reduced', 'repaired', 'rewritten'].indexOf(fate)
    return [...this.#found.values()].toSorted(
      (a, b) =>
        rank(a.fate) - rank(b.fate) || b.places.length - a.places.length || (a.name < b.name ? -1 : 1),
    )
  }
}
