import type { MarkdownIt } from 'markdown-it'

/** Characters of one paragraph, heading or cell: some of Markdown’s rules look at what is left of it again with each mark. */
export const longestParagraph = 50_000
/** Parts of a text, such as a paragraph’s beginning, a row’s end. Ten times what the longest pages of manuals have. */
export const mostParts = 100_000
/** Bytes of a file. */
export const largestFile = 1_000_000

/** The text would take too long to compile. `line`: from the beginning of the text. */
export class TooMuch extends Error {
  override readonly name = 'TooMuch'
  readonly line: number
  readonly what: string
  constructor(line: number, what: string) {
    super(what)
    this.line = line
    this.what = what
  }
}

const number = new Intl.NumberFormat('en')

/** Refuses what is too much before the costly half of the work begins. */
export function limits(markdown: MarkdownIt) {
  markdown.core.ruler.after('block', 'limits', ({ tokens }) => {
    let line = 0
    if (tokens.length > mostParts)
      throw new TooMuch(0, `The text has more than ${number.format(mostParts)} parts.`)
    for (const { map, type, content } of tokens) {
      if (map) line = map[0]
      if (type === 'inline' && content.length > longestParagraph)
        throw new TooMuch(line, `A paragraph has more than ${number.format(longestParagraph)} characters.`)
    }
  })
}
