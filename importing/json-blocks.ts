import { codeIn, within } from './code-map.ts'
import { closing, opening } from './containers.ts'
import { alertNames } from './dialect-words.ts'
import { fenced } from './parts.ts'
import { apply, type Edit, originsOf, type Passage } from './passage.ts'
import type { Reading } from './reading.ts'
import { asLink, asText } from './tag-meanings.ts'

type Values = Readonly<Record<string, unknown>>
const isValues = (value: unknown): value is Values => typeof value === 'object' && value !== null
const said = (values: Values, name: string) => (typeof values[name] === 'string' ? values[name] : '')
const listIn = (values: Values, name: string) => (Array.isArray(values[name]) ? values[name].filter(isValues) : []) // prettier-ignore

/** Cells by `row-column`; `h` is the row of headings. */
function table(values: Values): string {
  const data = isValues(values['data']) ? values['data'] : {}
  const places = Object.keys(data).flatMap((key) => {
    const [, row, column] = /^(h|\d+)-(\d+)$/.exec(key) ?? []
    return row === undefined ? [] : [{ row: row === 'h' ? -1 : Number(row), column: Number(column) }]
  })
  const columns = Math.min(Math.max(0, ...places.map(({ column }) => column + 1)), 50)
  const rows = Math.min(Math.max(0, ...places.map(({ row }) => row + 1)), 2000)
  const cell = (row: number, column: number) =>
    said(data, `${row === -1 ? 'h' : row}-${column}`).trim().replaceAll(/(?<!\\)\|/g, '\\|').replaceAll(/\s*\n\s*/g, '<br>') // prettier-ignore
  const line = (row: number) => `| ${Array.from({ length: columns }, (_, column) => cell(row, column)).join(' | ')} |` // prettier-ignore
  if (columns === 0) return ''
  return [line(-1), `|${' --- |'.repeat(columns)}`, ...Array.from({ length: rows }, (_, row) => line(row))].join('\n') // prettier-ignore
}

function pictures(values: Values): string {
  return listIn(values, 'images')
    .map((one) => {
      const [address, name] = Array.isArray(one['image']) ? (one['image'] as unknown[]) : []
      const caption = said(one, 'caption')
      const words =
        said(one, 'alt') || caption || (typeof name === 'string' ? name.replace(/\.\w+$/, '') : '')
      const picture = typeof address === 'string' ? `!${asLink(asText(words), address)}` : ''
      return caption === '' || caption === words ? picture : `${picture}\n\n_${asText(caption)}_`
    })
    .join('\n\n')
}

const codes = (values: Values) =>
  listIn(values, 'codes')
    .map((one) => {
      const name = said(one, 'name')
      const language = said(one, 'language').replaceAll(/[^\w#+-]/g, '')
      return `${name === '' ? '' : `**${asText(name)}**\n\n`}${fenced(said(one, 'code'), language)}`
    })
    .join('\n\n')

function alert(values: Values): string {
  const kind = alertNames.get(said(values, 'type')) ?? 'NOTE'
  return [opening('[block]', kind, said(values, 'title')), said(values, 'body'), closing('[block]')].join(
    '\n',
  )
}

const drawn: Readonly<Record<string, (values: Values) => string>> = {
  callout: alert,
  parameters: table,
  image: pictures,
  code: codes,
  'api-header': (values) => `## ${said(values, 'title').replaceAll(/\s+/g, ' ')}`,
  html: (values) => said(values, 'html'),
  embed: (values) => {
    const address = said(values, 'url') || said(values, 'href')
    return address === '' ? '' : asLink(asText(said(values, 'title')) || address, address)
  },
}

const block = /^\[block:([\w-]+)\][ \t]*\n([\s\S]*?)\n?\[\/block\][ \t]*$/gm

/** ReadMe: `[block:callout]`, `[block:parameters]` and others, whose words are in JSON. */
export function readJsonBlocks(passage: Passage, reading: Reading): Passage {
  if (!passage.text.includes('[block:')) return passage
  const code = codeIn(passage.text, { indented: false })
  const originAt = originsOf(passage)
  const edits: Edit[] = []
  for (const { 0: whole, 1: name = '', 2: json = '', index } of passage.text.matchAll(block)) {
    if (within(code, index)) continue
    const values = valuesOf(json)
    const draw = drawn[name]
    const text = draw && values ? draw(values) : null
    reading.constructs.add(`block [block:${name}]`, text === null ? 'not understood' : 'rewritten', originAt(index), json) // prettier-ignore
    if (text !== null) edits.push({ from: index, to: index + whole.length, by: `\n${text}\n` })
  }
  return apply(passage, edits)
}

function valuesOf(json: string): Values | null {
  try {
    const values: unknown = JSON.parse(json)
    return isValues(values) ? values : null
  } catch {
    return null
  }
}
