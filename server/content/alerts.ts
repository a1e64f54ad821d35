import type { MarkdownIt, Token } from 'markdown-it'

const kinds = {
  note: 'Note',
  tip: 'Tip',
  important: 'Important',
  warning: 'Warning',
  caution: 'Caution',
} as const
const marker = /^\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)\][ \t]*\n?/

const closes = (token: Token | undefined, open: Token) =>
  token?.type === 'blockquote_close' && token.level === open.level

/** `> [!NOTE]` at the head of a quotation makes it an alert, named by a word and not by a colour alone. */
export function alerts(markdown: MarkdownIt) {
  markdown.core.ruler.after('block', 'alerts', ({ tokens }) => {
    tokens.forEach((open, index) => {
      const inline = tokens[index + 2]
      if (open.type !== 'blockquote_open' || inline?.type !== 'inline') return
      const kind = marker.exec(inline.content)?.[1]?.toLowerCase() as keyof typeof kinds | undefined
      if (!kind) return
      inline.content = inline.content.replace(marker, '')
      // A copy of what follows would take as long for each alert as there is text.
      let end = index
      while (end < tokens.length && !closes(tokens[end], open)) end += 1
      const close = tokens[end]
      open.type = 'alert_open'
      open.tag = 'div'
      open.attrSet('class', `alert alert-${kind}`)
      open.meta = { title: kinds[kind] }
      if (close) {
        close.type = 'alert_close'
        close.tag = 'div'
      }
    })
  })
  markdown.renderer.rules['alert_open'] = (tokens, index, options, _env, self) => {
    const meta = tokens[index]?.meta as { title: string } | undefined
    return `${self.renderToken(tokens, index, options)}<p class="alert-title">${meta?.title ?? ''}</p>\n`
  }
}
