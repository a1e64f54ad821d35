import { hash } from 'node:crypto'
import { render } from '../server/content/markdown.ts'
import { largestFile, TooMuch } from '../server/content/markdown-limits.ts'
import { type AnchorIds, anchorIds } from './anchors.ts'
import { chooseBranches } from './conditions.ts'
import type { Constructs } from './constructs.ts'
import { detached } from './detached.ts'
import { decode } from './decode.ts'
import { readFootnotes, readSigns } from './extras.ts'
import { type ReadFields, readFields } from './fields.ts'
import { splitFile } from './front-matter.ts'
import { type Anchor, readHtml } from './html-pass.ts'
import type { Library } from './library.ts'
import { withVariables } from './macros.ts'
import type { Mapping } from './mapping.ts'
import { servedBlocks, sourceBlocks } from './positioned-markdown.ts'
import { listsPages, withListedPages } from './page-lists.ts'
import { readText, withoutDepths } from './read-text.ts'
import type { Reading } from './reading.ts'
import { isIndex, tellingParts, withoutOrder } from './slugs.ts'
import type { Slip, Spool } from './spool.ts'
import { structure } from './structure.ts'
import { summaryOf } from './summary.ts'

/** A file that was read, before it is known where its links lead. */
export type Draft = {
  path: string
  /** Of the file as it is. */
  source: string
  /** Of its text, whatever its encoding and line ends. */
  sameText: string
  fields: ReadFields
  title: string
  summary: string
  slip: Slip
  anchors: AnchorIds
  parts: string[]
  /** Why no article is made of it; null: one is. */
  without: 'no text' | 'draft' | 'redirect' | null
}

const sha = (data: string | Uint8Array) => hash('sha256', data, 'base64url')

/** What a file is called that does not say so: by its name, or that of its folder. */
function nameOf(path: string): string {
  const parts = tellingParts(path)
  const words =
    withoutOrder(parts.at(-1) ?? path)
      .replaceAll(/[-_.]+/g, ' ')
      .trim() || path
  return isIndex(path) && parts.length <= 1 && !path.includes('/')
    ? 'Overview'
    : words.replace(/^./, (letter) => letter.toUpperCase())
}

export type Shop = { mapping: Mapping; library: Library; constructs: Constructs; spool: Spool }

/** Reads a file. What its fields and its text hold that Signpost does not have is noted. */
export function draftOf(path: string, bytes: Uint8Array, shop: Shop): Draft {
  const { mapping, library, constructs, spool } = shop
  const decoded = decode(bytes)
  const at = (line: number) => ({ file: path, line })
  if (decoded.encoding !== 'UTF-8') constructs.add(`encoding ${decoded.encoding}`, 'repaired', at(1))
  if (decoded.byteOrderMark) constructs.add('byte order mark', 'repaired', at(1))
  if (decoded.lineEnds !== 'LF') constructs.add(`line ends ${decoded.lineEnds}`, 'repaired', at(1))
  for (const line of decoded.damaged) constructs.add('bytes that are no character', 'repaired', at(line))

  const file = splitFile(decoded.text)
  if (file.fault)
    constructs.add(`front matter that is no ${file.kind}`, 'repaired', at(file.fault.line), file.fault.what)
  const fields = readFields(file.fields, path, mapping)
  for (const { field, why } of fields.unused) {
    if (listsPages(field, file.fields[field])) continue
    const value = file.fields[field]
    const said = typeof value === 'string' ? value : JSON.stringify(value)
    constructs.add(`field \`${field}\`: ${why}`, 'left out', at(file.lineOf(field)), said)
  }
  const reading: Reading = {
    path, fields: file.fields, constructs, mapping, library, around: [path], partials: new Map(), parts: new Set(),
  } // prettier-ignore
  // Whatever costs too much is found before it does.
  sourceBlocks.parse(file.body, {})
  const anchors: Anchor[] = []
  const read = readText(file.body, file.bodyLine, reading)
  const listed = withListedPages(read, at(file.lineOf('children')), reading)
  const marked = path.endsWith('.mdx') ? withoutDepths(listed) : listed
  const plain = readHtml(readSigns(readFootnotes(marked, reading), reading), reading, anchors)
  servedBlocks.parse(plain.text, {})
  for (const said of [fields.title, fields.summary]) {
    const tell = (chain: string) =>
      constructs.add('condition in a title or summary, one of its branches is shown', 'reduced', at(1), chain)
    chooseBranches(said ?? '', { alone: true, tell })
    if (/\{[{%]/.test(withVariables(said ?? '', reading)))
      constructs.add('tag in a title or summary', 'not understood', at(1), said ?? '')
  }
  const given = fields.title === null ? null : withVariables(fields.title, reading)
  const structured = structure(plain, given || null, reading)
  const { passage, headings } = structured
  const rendered = render(passage.text)
  if (rendered.refused) throw new TooMuch(0, rendered.refused.what)
  if (Buffer.byteLength(passage.text) > largestFile - 10_000)
    throw new TooMuch(0, 'With its parts, the text is too large.')
  const drawn = [...rendered.html.matchAll(/<h[234] id="([^"]*)"/g)].map(([, id = '']) => id)
  const summary = summaryOf(
    fields.summary === null ? null : withVariables(fields.summary, reading),
    rendered.html,
  )
  const isEmpty = passage.text.trim() === ''
  return detached<Draft>({
    path,
    source: sha(bytes),
    sameText: sha(decoded.text.trim()),
    fields,
    title: given || structured.title || nameOf(path),
    summary,
    // A page that only heads a folder still says what the folder is about.
    slip: spool.write(isEmpty ? { text: summary, origins: summary.split('\n').map(() => at(1)) } : passage),
    anchors: anchorIds(headings, { drawn, listed: rendered.headings, anchors }),
    parts: [...reading.parts],
    without:
      fields.movedTo !== null
        ? 'redirect'
        : fields.isDraft && mapping.drafts === 'skip'
          ? 'draft'
          : isEmpty && summary === ''
            ? 'no text'
            : null,
  })
}
