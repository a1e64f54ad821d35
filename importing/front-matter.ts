import { parse as parseToml } from 'smol-toml'
import { isMap, LineCounter, parseDocument } from 'yaml'

export type Fields = Record<string, unknown>
export type SplitFile = {
  kind: 'YAML' | 'TOML' | 'JSON' | 'none'
  fields: Fields
  /** The line of the file on which a field stands. */
  lineOf: (field: string) => number
  body: string
  bodyLine: number
  /** What is wrong with the front matter; then `fields` are those that could be read line by line. */
  fault: { line: number; what: string } | null
}

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const none = (text: string): SplitFile => ({
  kind: 'none',
  fields: {},
  lineOf: () => 1,
  body: text,
  bodyLine: 1,
  fault: null,
})

/** `name: value` for each line that begins so: what can be saved of front matter that is malformed. */
function lineByLine(source: string, sign: ':' | '='): Fields {
  const fields: Fields = Object.create(null) as Fields
  for (const line of source.split('\n')) {
    const [, name, value = ''] = new RegExp(`^([\\w.-]+)\\s*${sign}\\s*(.*)$`).exec(line) ?? []
    const said = value.trim().replace(/^(["'])(.*)\1$/, '$2')
    if (name !== undefined && said !== '') fields[name] = said
  }
  return fields
}

/** Where a field begins, for formats whose parser does not tell. */
const lineIn = (source: string, field: string, firstLine: number) => {
  const index = source
    .split('\n')
    .findIndex((line) => line.trimStart().replace(/^["']/, '').startsWith(field))
  return firstLine + Math.max(index, 0)
}

function readYaml(source: string): Pick<SplitFile, 'fields' | 'lineOf' | 'fault'> | null {
  const lines = new LineCounter()
  const document = parseDocument(source, {
    lineCounter: lines,
    uniqueKeys: false,
    strict: false,
    logLevel: 'silent',
  })
  const [error] = document.errors
  const lineOf = (field: string) => {
    const key = isMap(document.contents)
      ? document.contents.items.find(({ key }) => String(key) === field)?.key
      : undefined
    const at = (key as { range?: [number] } | undefined)?.range?.[0] ?? 0
    return lines.linePos(at).line + 1
  }
  const readable = () => {
    try {
      return document.toJS({ maxAliasCount: 50 }) as unknown
    } catch {
      return null
    }
  }
  const fields = error ? null : readable()
  if (isFields(fields)) return { fields, lineOf, fault: null }
  if (!error && (fields === null || fields === undefined) && document.contents === null)
    return { fields: {}, lineOf, fault: null }
  const saved = lineByLine(source, ':')
  // Two lines of `---` around something else are no front matter.
  if (!error && Object.keys(saved).length === 0) return null
  const fault = {
    line: error ? lines.linePos(error.pos[0]).line + 1 : 1,
    what: error ? (error.message.split(' at line')[0] ?? error.message) : 'It is no list of fields',
  }
  return { fields: saved, lineOf: (field) => lineIn(source, field, 2), fault }
}

function readOther(
  source: string,
  firstLine: number,
  parse: (source: string) => unknown,
): Pick<SplitFile, 'fields' | 'lineOf' | 'fault'> {
  const lineOf = (field: string) => lineIn(source, field, firstLine)
  try {
    const fields = parse(source)
    if (isFields(fields)) return { fields, lineOf, fault: null }
    throw new Error('It is no list of fields')
  } catch (error) {
    const what = error instanceof Error ? (error.message.split('\n')[0] ?? '') : ''
    return { fields: lineByLine(source, '='), lineOf, fault: { line: 1, what } }
  }
}

const fences = [
  { kind: 'YAML', fence: /^---[ \t]*\n([\s\S]*?)(?:^|\n)(?:---|\.\.\.)[ \t]*(?:\n|$)/ },
  { kind: 'TOML', fence: /^\+\+\+[ \t]*\n([\s\S]*?)(?:^|\n)\+\+\+[ \t]*(?:\n|$)/ },
  { kind: 'JSON', fence: /^(\{\s*\n[\s\S]*?\n\})[ \t]*(?:\n|$)/ },
] as const

/** Splits a file into its front matter, in YAML (`---`), TOML (`+++`) or JSON (`{`), and its text. */
export function splitFile(text: string): SplitFile {
  // Some editors leave blank lines above it.
  const [blank = ''] = /^(?:[ \t]*\n)+(?=---[ \t]*\n|\+\+\+[ \t]*\n)/.exec(text) ?? []
  if (blank === '') return split(text)
  const found = split(text.slice(blank.length))
  if (Object.keys(found.fields).length === 0 || found.fault) return none(text)
  const lines = blank.split('\n').length - 1
  return { ...found, bodyLine: found.bodyLine + lines, lineOf: (field) => found.lineOf(field) + lines }
}

function split(text: string): SplitFile {
  for (const { kind, fence } of fences) {
    const found = fence.exec(text)
    if (!found) continue
    const source = found[1] ?? ''
    const read =
      kind === 'YAML'
        ? readYaml(source)
        : readOther(
            source,
            kind === 'JSON' ? 1 : 2,
            kind === 'TOML' ? parseToml : (json) => JSON.parse(json) as unknown,
          )
    if (!read) return none(text)
    return { kind, ...read, body: text.slice(found[0].length), bodyLine: found[0].split('\n').length }
  }
  return none(text)
}
