import * as v from 'valibot'
import { isMap, LineCounter, parseDocument } from 'yaml'
import { accessLevels, articleKinds, versionsSchema } from '../../contract/article.ts'
import type { Faults } from './faults.ts'

const text = v.pipe(v.string(), v.trim(), v.minLength(1, 'must not be empty'))
const name = v.pipe(v.string(), v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be in lower case with hyphens'))
const date = v.pipe(v.string(), v.isoDate('must be a date such as 2026-11-23'))

export const frontMatterSchema = v.strictObject({
  title: v.pipe(text, v.maxLength(120)),
  summary: v.pipe(text, v.maxLength(300)),
  kind: v.picklist(articleKinds),
  access: v.picklist(accessLevels),
  secret: v.optional(v.boolean(), false),
  products: v.optional(v.array(name), []),
  topics: v.pipe(v.array(name), v.minLength(1, 'must name at least one topic')),
  versions: versionsSchema,
  updated: date,
  updatedBy: v.strictObject({ name: text, email: v.pipe(v.string(), v.email('must be an e-mail address')) }),
})
export type FrontMatter = v.InferOutput<typeof frontMatterSchema>

const fence = /^---\r?\n([\s\S]*?)\r?\n---(?:\r?\n|$)/

/** Parses YAML against a schema; every fault is named with its line. Null when there was one. */
export function parseYaml<Schema extends v.GenericSchema>(
  source: string,
  schema: Schema,
  { file, firstLine, faults }: { file: string; firstLine: number; faults: Faults },
): { value: v.InferOutput<Schema>; lineOf: (path: readonly PropertyKey[]) => number } | null {
  const lines = new LineCounter()
  const document = parseDocument(source, { lineCounter: lines, uniqueKeys: true })
  const lineAt = (offset: number) => firstLine + lines.linePos(offset).line - 1
  for (const { pos, message } of document.errors) {
    const [summary = message] = message.split(' at line')
    const cure = /unique/i.test(message) ? 'Rename one of the two.' : 'Correct the YAML.'
    faults.add(file, lineAt(pos[0]), `${summary}.`, cure)
  }
  if (document.errors.length > 0) return null

  /** The line of a key, or of the nearest parent that is there. */
  const lineOf = (path: readonly PropertyKey[]): number => {
    for (let length = path.length; length > 0; length -= 1) {
      const parent: unknown =
        length === 1
          ? document.contents
          : document.getIn(path.slice(0, length - 1) as (string | number)[], true)
      const last = path[length - 1]
      if (isMap(parent)) {
        const pair = parent.items.find(({ key }) => String(key) === String(last))
        const range = (pair?.key as { range?: [number, number, number] } | undefined)?.range
        if (range) return lineAt(range[0])
      }
    }
    return firstLine
  }

  const parsed = v.safeParse(schema, document.toJS())
  if (parsed.success) return { value: parsed.output, lineOf }
  for (const issue of parsed.issues) {
    const path = (issue.path ?? []).map(({ key }) => key as PropertyKey)
    const place = path.map(String).join('.') || 'the file'
    const unknown = issue.type === 'strict_object' && issue.expected === 'never'
    const missing = issue.received === 'undefined'
    const what = unknown
      ? `The field \`${place}\` is not known.`
      : missing
        ? `The field \`${place}\` is missing.`
        : `The field \`${place}\` is wrong: ${issue.message}.`
    const cure = unknown ? 'Remove it, or correct its name.' : missing ? 'Add it.' : 'Correct the value.'
    faults.add(file, lineOf(path), what, cure)
  }
  return null
}

/** Splits an article into front matter and body. */
export function readFrontMatter(source: string, file: string, faults: Faults) {
  const found = fence.exec(source)
  if (!found) {
    faults.add(file, 1, 'The file has no front matter.', 'Begin it with a block between two lines of `---`.')
    return null
  }
  const parsed = parseYaml(found[1] ?? '', frontMatterSchema, { file, firstLine: 2, faults })
  const bodyLine = found[0].split('\n').length
  return { parsed, body: source.slice(found[0].length), bodyLine }
}
