import type { Token } from 'markdown-it'
import { plainElementNames } from '../server/content/plain-elements.ts'
import { toolParts } from './dialect-words.ts'
import { embedded, isHtml } from './html-elements.ts'
import { HtmlToMarkdown } from './html-to-markdown.ts'
import { apply, type Edit, lineStarts, type Origin, originsOf, type Passage } from './passage.ts'
import { type InlineBlock, inlineBlocks, placeOf, withHtml } from './positioned-markdown.ts'
import type { Reading } from './reading.ts'
import { elementAt, type Tag } from './tag-lexer.ts'
import { asLink, asText } from './tag-meanings.ts'

/** A name that something within a page has, and where. */
export type Anchor = { id: string; origin: Origin }

const plain = new Set<string>(plainElementNames)

/** Makes Markdown of HTML, in blocks and within lines, as far as there is a sign for it. */
export function readHtml(passage: Passage, reading: Reading, anchors: Anchor[]): Passage {
  if (!/<[A-Za-z/]/.test(passage.text)) return passage
  const { text } = passage
  const starts = lineStarts(text)
  const originAt = originsOf(passage)
  const edits: Edit[] = []
  const tokens = withHtml.parse(text, {})
  for (const token of tokens) {
    if (token.type === 'html_block')
      edits.push(editOfBlock(token, { text, starts, originAt, reading, anchors }))
  }
  for (const block of inlineBlocks(text, tokens))
    edits.push(...editsOfLine(block, { text, originAt, reading, anchors }))
  return apply(passage, edits)
}

type Around = { text: string; originAt: (offset: number) => Origin; reading: Reading; anchors: Anchor[] }

function editOfBlock({ map, content }: Token, around: Around & { starts: readonly number[] }): Edit {
  const { text, starts, originAt, reading, anchors } = around
  const first = map?.[0] ?? 0
  const start = starts[first] ?? 0
  const line = text.slice(start, starts[first + 1] ?? text.length)
  const head = content.split('\n')[0] ?? ''
  const at = Math.max(line.indexOf(head), 0)
  let last = (map?.[1] ?? first + 1) - 1
  const lineText = (index: number) =>
    text.slice(starts[index] ?? text.length, starts[index + 1] ?? text.length).trim()
  while (last > first && lineText(last) === '') last -= 1
  const origin = originAt(start)
  const writer = new HtmlToMarkdown({
    find: ({ name, fate, text: said }) => reading.constructs.add(name, fate, origin, said),
    anchor: (id) => anchors.push({ id, origin }),
    isMarkdown:
      reading.path.endsWith('.mdx') || /<[^<>]*\smarkdown(?:=["']?(?:1|block|span)|[\s>])/.test(content),
  })
  if (/<table\b/i.test(content) && !/<\/table>/i.test(content))
    reading.constructs.add('table of HTML with Markdown in it, shown as paragraphs', 'reduced', origin)
  const prefix = line.slice(0, at)
  // Behind the first line, the sign of a list is only its width.
  const further = prefix.replaceAll(/[^>\s]/g, ' ')
  const by = writer.convert(content).trim()
  const before =
    first > 0 &&
    lineText(first - 1)
      .replaceAll('>', '')
      .trim() !== ''
      ? `\n${further}`
      : ''
  const after = lineText(last + 1) !== '' && by !== '' ? '\n' : ''
  const end = (starts[last + 1] ?? text.length + 1) - 1
  return {
    from: start + at,
    to: Math.min(end, text.length),
    by: by === '' ? '' : before + by.replaceAll(/\n(?=[^\n])/g, `\n${further}`) + after,
  }
}

/** Pairs of tags within one block, from the inside. */
function pairsOf(tags: readonly (Tag | null)[]): Map<number, number> {
  const pairs = new Map<number, number>()
  const open: number[] = []
  for (const [index, tag] of tags.entries()) {
    if (!tag || tag.alone) continue
    if (!tag.closes) {
      open.push(index)
      continue
    }
    const partner = open.findLastIndex((one) => tags[one]?.name.toLowerCase() === tag.name.toLowerCase())
    if (partner === -1) continue
    pairs.set(open[partner] ?? 0, index)
    open.length = partner
  }
  return pairs
}

function editsOfLine({ children, sourceOffset }: InlineBlock, around: Around): Edit[] {
  const found = children.filter(({ type }) => type === 'html_inline')
  if (found.length === 0) return []
  const { originAt, reading, anchors } = around
  const tags = found.map(({ content }) => elementAt(content, 0))
  const pairs = pairsOf(tags)
  const closers = new Set(pairs.values())
  const span = (index: number) => {
    const { from, to } = placeOf(found[index] as Token)
    return { from: sourceOffset(from), to: sourceOffset(to) }
  }
  const edits: Edit[] = []
  for (const [index, tag] of tags.entries()) {
    const { from, to } = span(index)
    const origin = originAt(from)
    const put = (by: string) => edits.push({ from, to, by })
    const note = (fate: 'rewritten' | 'reduced' | 'left out' | 'not understood', said?: string) =>
      reading.constructs.add(`element <${name}>`, fate, origin, said)
    const name = tag?.name.toLowerCase() ?? ''
    if (!tag) {
      // A declaration, an instruction, or a comment that no dialect has taken away.
      reading.constructs.add('declaration <! >', 'left out', origin, found[index]?.content)
      put('')
      continue
    }
    for (const id of [tag.named['id'], tag.named['name']]) if (id) anchors.push({ id, origin })
    if (plain.has(name)) {
      if (/^(br|wbr)$/.test(name)) put(`<${name}>`)
      else if (pairs.has(index)) put(`<${name}>`)
      else if (!closers.has(index)) put('')
      continue
    }
    if (closers.has(index)) continue
    if (!isHtml(name)) {
      note('not understood', tag.inner)
      continue
    }
    const partner = pairs.get(index)
    const close = partner === undefined ? null : span(partner)
    const href = tag.named['href']
    if (name === 'a' && close && href !== undefined && href !== '') {
      const inner = around.text.slice(to, close.from).trim()
      note('rewritten')
      if (inner !== '' && !/\[[^\]]*\]\(/.test(inner.replaceAll(/!\[[^\]]*\]\([^)]*\)/g, ''))) {
        const [whole = ''] = /\]\(.*$/s.exec(asLink('', href)) ?? []
        put('[')
        edits.push({ ...close, by: whole })
        continue
      }
    } else if (name === 'img') {
      note('rewritten')
      const source = tag.named['src'] ?? ''
      put(
        source === '' ? asText(tag.named['alt'] ?? '') : `!${asLink(asText(tag.named['alt'] ?? ''), source)}`,
      )
      continue
    } else if (embedded.has(name)) {
      const address = tag.named['src'] ?? tag.named['data'] ?? ''
      note(address === '' ? 'reduced' : 'left out', address)
      put(address === '' ? '' : asLink(asText(tag.named['title'] ?? address), address))
      if (close) edits.push({ ...close, by: '' })
      continue
    } else if (name !== 'a') note('reduced')
    // GitHub shows a reader the words for one system; here each is told apart.
    const system = toolParts.get(/^platform-(\w+)$/.exec(tag.named['class'] ?? '')?.[1] ?? '')
    const next = close && around.text.startsWith('<span class="platform-', close.to) ? ', ' : ''
    put(name === 'hr' ? ' ' : '')
    if (close) edits.push({ ...close, by: system === undefined ? '' : ` (${system})${next}` })
  }
  return edits
}
