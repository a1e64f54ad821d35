import type { MarkdownIt } from 'markdown-it'

/** Elements that say how a word is meant, for which Markdown has no sign, or which tables need. */
export const plainElementNames = [
  'b', 'strong', 'i', 'em', 's', 'del', 'ins', 'u', 'mark', 'small', 'sub', 'sup', 'kbd', 'samp', 'var', 'code',
  'q', 'cite', 'dfn', 'abbr', 'br', 'wbr',
] as const // prettier-ignore

const tag = new RegExp(`<(?:/?(?:${plainElementNames.join('|')})|(?:br|wbr) ?/)>`, 'iy')

/** `<kbd>`, `<br>` and their like count as they are written, without attributes. All other HTML stays text. */
export function plainElements(markdown: MarkdownIt) {
  markdown.inline.ruler.before('html_inline', 'plain_elements', (state, silent) => {
    if (state.src.charCodeAt(state.pos) !== 0x3c) return false
    tag.lastIndex = state.pos
    const [found] = tag.exec(state.src) ?? []
    if (found === undefined || state.pos + found.length > state.posMax) return false
    if (!silent) state.push('html_inline', '', 0).content = found.toLowerCase()
    state.pos += found.length
    return true
  })
}
