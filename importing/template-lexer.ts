import { closing, opening } from './containers.ts'
import { alertBlocks, alertNames, tabItems } from './dialect-words.ts'
import { macroText, variableText } from './macros.ts'
import { isAlone, pairsOf } from './pairs.ts'
import { fenced } from './parts.ts'
import { snippetFor } from './sections.ts'
import { type Tag, templateTagAt } from './tag-lexer.ts'
import { asText, meaningOf, tagName } from './tag-meanings.ts'
import type { Find, Spot } from './tags.ts'
import { endAtOnce, unknownTag } from './unknown-tags.ts'

const text = (to: number, said = ''): Find => ({ to, meaning: { text: said } })

const asHtmlCode = (code: string) => `<code>${code.replaceAll(/^`|`$/g, '').replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</code>` // prettier-ignore

/** The end of what begins with a tag and is none of ours to read: `{% raw %}` up to `{% endraw %}`. */
function verbatim(tag: Tag, source: string): { inner: string; to: number } | null {
  const close = new RegExp(`\\{[{%][<%]?-?\\s*(?:/\\s*|end)${tag.name}\\s*-?[%>}]\\}\\}?`, 'g')
  close.lastIndex = tag.to
  const end = close.exec(source)
  return end && { inner: source.slice(tag.to, end.index), to: end.index + end[0].length }
}

/** Jekyll: `{% include note.html content="…" %}`. */
function themeInclude(tag: Tag): Find | null {
  const [, name = ''] = /^(?:.*\/)?([\w-]+)\.html$/.exec(tag.positional[0] ?? '') ?? []
  const said = tag.named['content'] ?? tag.named['text'] ?? ''
  const kind = alertNames.get(name) ?? (alertBlocks.has(name) ? (alertNames.get((tag.named['type'] ?? tag.named['class'] ?? '').toLowerCase()) ?? 'NOTE') : undefined) // prettier-ignore
  if (kind !== undefined && said !== '') {
    const title = tag.named['title'] ?? ''
    return {
      to: tag.to,
      meaning: { text: [opening('include', kind, title), said, closing('include')].join('\n') },
    }
  }
  const file = tag.named['file'] ?? tag.named['src'] ?? tag.named['url'] ?? ''
  if (/image|figure/.test(name) && file !== '') {
    const alternative = tag.named['alt'] ?? tag.named['caption'] ?? ''
    return { to: tag.to, meaning: { text: `![${asText(alternative)}](${file})` } }
  }
  return null
}

/** `{{< >}}`, `{{% %}}`, `{% %}`, `{{ }}`. */
export function templateLexer(spot: Spot): Find | null {
  const { text: source, at, reading, origin } = spot
  if (source[at] !== '{' || (source[at + 1] !== '{' && source[at + 1] !== '%')) return null
  const tag = templateTagAt(source, at)
  if (!tag) return null
  const { constructs } = reading
  const key = tag.name.toLowerCase()
  const name = tagName(tag)
  if (tag.dialect === 'macro') {
    const [, part, range] =
      /^[#$](?:include|rustdoc_include|playground)\s+([^\s:]+)(?::(\S+))?/.exec(tag.inner) ?? []
    const asCode = !/\.(md|mdx|markdown)$/i.test(part ?? '')
    if (part !== undefined) return { to: tag.to, meaning: { part, asCode, ...(range === undefined ? {} : { range }) }, as: 'part {{#include}}' } // prettier-ignore
    const snippet = /^\{\{[\w-]+\}\}$/.test(source.slice(at, tag.to)) ? snippetFor(tag.inner, reading) : null
    if (snippet !== null) return { to: tag.to, meaning: { part: `/${snippet}`, asCode: false, range: `#${tag.inner}` }, as: 'part {{snippet}}' } // prettier-ignore
    const said = macroText(tag, reading, origin)
    if (said !== null) return text(tag.to, said.startsWith('`') && spot.inHtml() ? asHtmlCode(said) : said)
    // A reference without arguments may stand for a word in a sentence; a call stands for itself.
    const isCall = /^[\w-]+\s*\(/.test(tag.inner) || /^[A-Z]\w*$/.test(tag.inner) || (/^\{\{[\w-]+\}\}$/.test(source.slice(at, tag.to)) && isAlone(source, tag)) // prettier-ignore
    constructs.add(name, 'not understood', origin, tag.inner)
    return isCall ? text(tag.to) : { to: tag.to, meaning: { text: source.slice(at, tag.to) } }
  }
  if (
    /^(raw|verbatim|highlight|codeblock|comment|math|mermaid|configuration(?:_basic)?)$/.test(key) &&
    !tag.closes
  ) {
    const found = verbatim(tag, source)
    if (found) {
      const isCode = /^(highlight|codeblock|mermaid|configuration(?:_basic)?)$/.test(key)
      constructs.add(name, key === 'comment' ? 'left out' : 'rewritten', origin, key === 'comment' ? found.inner : undefined) // prettier-ignore
      if (key === 'comment') return text(found.to)
      const language =
        key === 'mermaid'
          ? key
          : key.startsWith('configuration')
            ? 'yaml'
            : (tag.positional[0] ?? '').replace(/\W/g, '')
      return text(found.to, isCode ? fenced(found.inner.replace(/^\n/, ''), language) : found.inner)
    }
  }
  if (key === 'data' && (tag.positional[0] ?? '').startsWith('variables.')) {
    const said = variableText(tag.positional[0] ?? '', reading)
    if (said !== null) {
      constructs.add('word {% data variables %}', 'rewritten', origin)
      return text(tag.to, said)
    }
  }
  if (/^(?:param|skew)$/.test(key) && !tag.closes) {
    const said = macroText(tag, reading, origin)
    if (said !== null) return text(tag.to, said)
    // A word that nobody gave stays to be seen.
    constructs.add(name, 'not understood', origin, tag.inner)
    return text(tag.to, source.slice(at, tag.to))
  }
  const theme = key === 'include' ? themeInclude(tag) : null
  if (theme) {
    constructs.add(`${name} of a theme`, 'rewritten', origin)
    return theme
  }
  const code = codeTab(tag, source)
  if (code) {
    constructs.add(`tab: ${name}`, 'rewritten', origin)
    return code
  }
  const isPair = pairsOf(source, tag).opens.has(at)
  const meaning = meaningOf(tag, reading, origin, isPair)
  if (meaning && 'begins' in meaning && !isPair) {
    const part = tag.named['include']
    const as = `part ${name.replace(/^\w+ /, '')}`
    if (part !== undefined)
      return { to: tag.to, meaning: { part, asCode: false, within: meaning.begins }, as }
    return endAtOnce(tag, meaning.begins)
  }
  if (meaning) return { to: tag.to, meaning, as: `part ${name.replace(/^\w+ /, '')}` }
  return unknownTag(tag, spot)
}

/** `{{< tab name="…" codelang="bash" >}}`: a tab that holds code, without a fence. */
function codeTab(tag: Tag, source: string): Find | null {
  if (tag.dialect !== 'shortcode' || tag.closes || tag.alone || !source.startsWith('{{<', tag.from))
    return null
  if (!tabItems.has(tag.name.toLowerCase())) return null
  const { named } = tag
  const around = source.lastIndexOf('{{< tabpane', tag.from)
  const pane = around === -1 ? null : templateTagAt(source, around)
  const isCodePane = pane !== null && !/^true$/.test(pane.named['text'] ?? '') && source.lastIndexOf('{{< /tabpane', tag.from) < around // prettier-ignore
  const language = named['codelang'] ?? (isCodePane ? (named['lang'] ?? pane.named['lang'] ?? '') : undefined)
  const found = language === undefined || named['text'] === 'true' ? null : verbatim(tag, source)
  if (language === undefined || !found || /^[ \t>]*(`{3}|~{3})/m.test(found.inner)) return null
  const title = named['name'] ?? named['header'] ?? named['title'] ?? ''
  const family = `shortcode ${tag.name.toLowerCase()}`
  const code = fenced(withoutIndent(found.inner), language)
  return text(found.to, `${opening(family, 'section', title)}\n${code}\n${closing(family)}`)
}

/** Code as deep as its first line is not. */
function withoutIndent(code: string): string {
  const lines = code.replace(/^\s*\n/, '').trimEnd().split('\n') // prettier-ignore
  const depths = lines.filter((line) => line.trim() !== '').map((line) => line.search(/\S/))
  const depth = Math.min(...depths)
  return Number.isFinite(depth) ? lines.map((line) => line.slice(depth)).join('\n') : ''
}
