import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** The same numbers from 0 to 1 in each run (a linear congruential generator, Numerical Recipes, section 7.1). */
export function drawing(seed: number) {
  let state = seed >>> 0
  return {
    next(): number {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
      return state / 2 ** 32
    },
    below(limit: number): number {
      return Math.floor(this.next() * limit)
    },
    of<Item>(items: readonly Item[], otherwise: Item): Item {
      return items[this.below(items.length)] ?? otherwise
    },
  }
}
export type Drawing = ReturnType<typeof drawing>

const syllables =
  'ba be con der di en fa fi ga in ka la lo ma me mi na no pa per ra re ri sa se ta te ti to tra un va ve vi'.split(
    ' ',
  )
const words = 40_000

/** Word number `rank` of an invented language; the most common are the shortest. */
function word(rank: number): string {
  let text = ''
  for (let left = rank + 1; left > 0; left = Math.floor(left / syllables.length))
    text += syllables[left % syllables.length] ?? ''
  return text
}
/** By Zipf's law the second word is half as common as the first, and the hundredth a hundredth. */
const anyWord = (draw: Drawing) => word(Math.floor(words ** draw.next()) - 1)
const sentence = (draw: Drawing, length: number) => Array.from({ length }, () => anyWord(draw)).join(' ')

/** Articles of seven hundred words in seven sections, of a language with 40,000 words. */
export async function invented(folder: string, count: number) {
  const draw = drawing(1)
  for (let number = 0; number < count; number += 1) {
    const sections = Array.from({ length: 7 }, () => `## ${sentence(draw, 4)}\n\n${sentence(draw, 100)}.\n`)
    const matter = `title: ${sentence(draw, 4)} ${number}
summary: ${sentence(draw, 12)}.
kind: instruction
access: public
products: []
topics: [account]
versions: not-version-specific
updated: 2026-11-23
updatedBy: { name: The editors, email: editors@example.com }`
    await writeFile(join(folder, `invented-${number}.md`), `---\n${matter}\n---\n\n${sections.join('\n')}`)
  }
}
