import GithubSlugger from 'github-slugger'
import MarkdownIt, { type Token } from 'markdown-it'
import sanitizeHtml from 'sanitize-html'
import type { Heading } from '../../contract/article.ts'
import { alerts } from './alerts.ts'
import { limits, TooMuch } from './markdown-limits.ts'
import { plainElementNames, plainElements } from './plain-elements.ts'
import { fillIn, type Vocabulary } from './vocabulary.ts'

export type Link = { href: string; line: number }
export type Picture = { source: string; alternative: string; line: number }
export type Rendered = {
  html: string
  headings: Heading[]
  links: Link[]
  pictures: Picture[]
  /** Lines of headings of the first level, which belong to the title. */
  titlesInBody: number[]
  /** Lines of tables in which a column has no heading. */
  namelessColumns: number[]
  /** Why the text was not rendered at all: it would take too long. */
  refused: { line: number; what: string } | null
}

export type RenderOptions = {
  /** Words to put in for `{name}`, in text only. */
  vocabulary?: Vocabulary
  /** Said behind a link whose target not everybody may read; null for none. */
  noteFor?: (href: string) => string | null
}

const markdown = new MarkdownIt({ html: false, linkify: false, typographer: true })
  .use(limits)
  .use(alerts)
  .use(plainElements)

const allowed: sanitizeHtml.IOptions = {
  allowedTags: [
    'h2', 'h3', 'h4', 'p', 'a', 'ul', 'ol', 'li', 'pre', 'blockquote', 'hr',
    'table', 'thead', 'tbody', 'tr', 'th', 'td', 'img', 'div', 'span', ...plainElementNames,
  ], // prettier-ignore
  allowedAttributes: {
    a: ['href', 'title', 'rel', 'class'],
    img: ['src', 'alt', 'title', 'width', 'height', 'loading', 'decoding'],
    h2: ['id'],
    h3: ['id'],
    h4: ['id'],
    div: ['class', 'role', 'aria-label', 'tabindex'],
    p: ['class'],
    span: ['class'],
    code: ['class'],
    pre: ['tabindex'],
    ol: ['start'],
    th: ['class'],
    td: ['class'],
  },
  allowedClasses: {
    a: ['anchor', 'zoom'],
    div: [
      'code',
      'alert',
      'alert-note',
      'alert-tip',
      'alert-important',
      'alert-warning',
      'alert-caution',
      'table',
    ],
    p: ['alert-title'],
    span: ['members'],
    code: [/^language-[\w-]+$/],
    th: ['centered', 'at-end'],
    td: ['centered', 'at-end'],
  },
  allowedSchemes: ['http', 'https', 'mailto'],
}

const textOf = (token: Token) =>
  (token.children ?? [])
    .filter(({ type }) => type !== 'html_inline')
    .map(({ type, content }) => (type === 'softbreak' ? ' ' : content))
    .join('')

const escape = (text: string) => markdown.utils.escapeHtml(text)

function fillVocabulary(tokens: Token[], vocabulary: Vocabulary) {
  for (const token of tokens) {
    if (token.type === 'text') token.content = fillIn(token.content, vocabulary)
    if (token.children) fillVocabulary(token.children, vocabulary)
  }
}

/**
 * Markdown to HTML that is safe to insert, with anchors on its headings. Of raw HTML, plain elements count; all else is
 * shown as text.
 * Links and pictures are given back for whoever checks that they lead somewhere. `firstLine` is the body's own in its file.
 */
export function render(
  source: string,
  firstLine = 1,
  { vocabulary = {}, noteFor = () => null }: RenderOptions = {},
): Rendered {
  const rendered: Rendered = {
    html: '',
    headings: [],
    links: [],
    pictures: [],
    titlesInBody: [],
    namelessColumns: [],
    refused: null,
  }
  const tokens = parse(source, firstLine, rendered)
  fillVocabulary(tokens, vocabulary)
  const slugger = new GithubSlugger()
  /** How many tables there are so far, by the text of their section's heading. */
  const tables = new Map<string, number>()
  let line = firstLine
  let section = 'Table'
  let anchored = false

  tokens.forEach((token, index) => {
    if (token.map) line = firstLine + token.map[0]
    if (token.type === 'heading_open') {
      const text = textOf(tokens[index + 1] ?? token)
      section = text || section
      if (token.tag === 'h1') rendered.titlesInBody.push(line)
      const id = slugger.slug(text)
      token.attrSet('id', id)
      if (token.tag === 'h2' || token.tag === 'h3') {
        rendered.headings.push({ id, text, level: token.tag === 'h2' ? 2 : 3 })
      }
      // A heading that holds a link already cannot be one.
      const linked = tokens[index + 1]?.children?.some(({ type }) => type === 'link_open')
      if (!linked) token.meta = { id }
      anchored = !linked
    }
    if (token.type === 'heading_close') {
      token.meta = anchored ? {} : null
    }
    // A region that can be scrolled is named for its section; the second one there has a number.
    if (token.type === 'table_open') {
      const count = (tables.get(section) ?? 0) + 1
      tables.set(section, count)
      token.meta = { name: count > 1 ? `${section} (${count})` : section }
    }
    if (token.type === 'th_open' || token.type === 'td_open') alignByClass(token)
    if (token.type === 'th_open' && tokens[index + 1]?.content.trim() === '')
      rendered.namelessColumns.push(line)
    if (token.type === 'inline') {
      // A heading is a link already.
      const inHeading = tokens[index - 1]?.type === 'heading_open'
      readInline(token, { line, inHeading }, rendered, noteFor)
    }
  })

  rendered.html = sanitizeHtml(markdown.renderer.render(tokens, markdown.options, {}), allowed)
  return rendered
}

function parse(source: string, firstLine: number, rendered: Rendered): Token[] {
  try {
    return markdown.parse(source, {})
  } catch (error) {
    if (!(error instanceof TooMuch)) throw error
    rendered.refused = { line: firstLine + error.line, what: error.what }
    return []
  }
}

const alignments: Record<string, string> = { 'text-align:center': 'centered', 'text-align:right': 'at-end' }

/** A strict content security policy takes no style attributes. */
function alignByClass(token: Token) {
  const alignment = alignments[String(token.attrGet('style'))]
  token.attrs = alignment ? [['class', alignment]] : null
}

function readInline(
  token: Token,
  { line, inHeading }: { line: number; inHeading: boolean },
  rendered: Rendered,
  noteFor: (href: string) => string | null,
) {
  let open = ''
  let linked = inHeading
  for (const child of token.children ?? []) {
    if (child.type === 'link_open') {
      linked = true
      open = String(child.attrGet('href') ?? '')
      rendered.links.push({ href: open, line })
      if (/^https?:/.test(open)) child.attrSet('rel', 'noopener')
    }
    if (child.type === 'link_close') {
      child.meta = { note: noteFor(open) }
      linked = inHeading
    }
    if (child.type === 'image') {
      const source = String(child.attrGet('src') ?? '')
      rendered.pictures.push({ source, alternative: child.content, line })
      child.attrSet('src', `/${source.replace(/^\//, '')}`)
      child.attrSet('loading', 'lazy')
      child.attrSet('decoding', 'async')
      child.meta = { linked }
    }
  }
}

/** A heading's text is the link to itself, so that its name is said once. */
markdown.renderer.rules['heading_open'] = (tokens, index, options, _env, renderer) => {
  const id = (tokens[index]?.meta as { id: string } | null)?.id
  return renderer.renderToken(tokens, index, options) + (id ? `<a class="anchor" href="#${id}">` : '')
}
markdown.renderer.rules['heading_close'] = (tokens, index, options, _env, renderer) =>
  (tokens[index]?.meta ? '</a>' : '') + renderer.renderToken(tokens, index, options)
const drawImage = markdown.renderer.rules['image']
/** A picture that is no link to something else is one to itself, in full size. */
markdown.renderer.rules['image'] = (tokens, index, ...rest) => {
  const image = drawImage?.(tokens, index, ...rest) ?? ''
  const { linked = true } = (tokens[index]?.meta ?? {}) as { linked?: boolean }
  const source = escape(String(tokens[index]?.attrGet('src') ?? ''))
  return linked ? image : `<a class="zoom" href="${source}">${image}</a>`
}
markdown.renderer.rules['link_close'] = (tokens, index) => {
  const note = (tokens[index]?.meta as { note: string | null } | null)?.note
  return note ? `</a> <span class="members">(${escape(note)})</span>` : '</a>'
}
markdown.renderer.rules['table_open'] = (tokens, index) => {
  const name = (tokens[index]?.meta as { name: string } | null)?.name ?? ''
  return `<div class="table" role="region" tabindex="0" aria-label="${escape(name)}"><table>\n`
}
markdown.renderer.rules['table_close'] = () => '</table></div>\n'
for (const rule of ['fence', 'code_block'] as const) {
  const draw = markdown.renderer.rules[rule]
  markdown.renderer.rules[rule] = (...call) => {
    const drawn = (draw?.(...call) ?? '').replace('<pre>', '<pre tabindex="0">')
    // Room for a button.
    return `<div class="code">${drawn.trimEnd()}</div>\n`
  }
}
