import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Drawing, drawing } from './invented-articles.ts'

const letters = 'abcdefghijklmnopqrstuvwxyz'

/** As a finger slips: a letter too few, two that changed places, or another one. */
function misspelt(word: string, draw: Drawing): string {
  if (word.length < 5) return word
  const at = 1 + draw.below(word.length - 2)
  const slips = [
    word.slice(0, at) + word.slice(at + 1),
    word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2),
    word.slice(0, at) + letters.charAt(draw.below(letters.length)) + word.slice(at + 1),
  ]
  return draw.of(slips, word)
}

/**
 * What readers might type who look for these articles: a few words in a row from the title, the summary or the text, every second query with a
 * slip in its longest word, every tenth a long stretch, as an error message is pasted.
 */
export async function wordsToLookFor(content: string, count: number): Promise<string[]> {
  const draw = drawing(7)
  const folder = join(content, 'en/articles')
  const names = (await readdir(folder)).toSorted()
  const queries: string[] = []
  for (let number = 0; queries.length < count; number += 1) {
    const source = await readFile(join(folder, draw.of(names, '')), 'utf8')
    const title = /^title: (.*)$/m.exec(source)?.[1] ?? ''
    const summary = /^summary: (.*)$/m.exec(source)?.[1] ?? ''
    const body = source.slice(source.indexOf('\n---\n') + 5)
    const words = draw.of([title, summary, body], body).match(/[\p{L}\p{N}][\p{L}\p{N}'_.-]+/gu) ?? []
    const length = number % 10 === 9 ? 20 : 1 + draw.below(4)
    const from = draw.below(Math.max(1, words.length - length))
    const some = words.slice(from, from + length)
    const longest = some.toSorted((a, b) => b.length - a.length)[0]
    const typed = some.map((word) => (number % 2 === 1 && word === longest ? misspelt(word, draw) : word))
    const query = typed.join(' ').slice(0, 180)
    if (query !== '') queries.push(query)
  }
  return queries
}
