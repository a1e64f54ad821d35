import * as v from 'valibot'
import { type Alias, type Document, isMap, isSeq, LineCounter, parseDocument, visit } from 'yaml'
import type { Faults } from './faults.ts'

/** A place in the data of a file, e.g. `['steps', 'done', 'actions', 0]`. */
export type DataPath = readonly PropertyKey[]
export type DataFault = { path: DataPath; what: string; cure: string }

/** Reads YAML; what is malformed is named with its line, and gives null. `lineOf` knows where a part of the data is written. */
export function readYaml(
  source: string,
  { file, firstLine, faults }: { file: string; firstLine: number; faults: Faults },
): { data: unknown; lineOf: (path: DataPath) => number } | null {
  const lines = new LineCounter()
  const document = parseDocument(source, { lineCounter: lines, uniqueKeys: true })
  const lineAt = (offset: number) => firstLine + lines.linePos(offset).line - 1
  for (const { pos, message } of document.errors) {
    const [summary = message] = message.split(' at line')
    const cure = /unique/i.test(message) ? 'Rename one of the two.' : 'Correct the YAML.'
    faults.add(file, lineAt(pos[0]), `${summary}.`, cure)
  }
  if (document.errors.length > 0) return null

  /** The line of a key or of an item of a list, or of the nearest parent that is there. */
  const lineOf = (path: DataPath): number => {
    for (let length = path.length; length > 0; length -= 1) {
      const parent: unknown =
        length === 1
          ? document.contents
          : document.getIn(path.slice(0, length - 1) as (string | number)[], true)
      const last = path[length - 1]
      const node = isMap(parent)
        ? parent.items.find(({ key }) => String(key) === String(last))?.key
        : isSeq(parent)
          ? parent.items[Number(last)]
          : undefined
      const range = (node as { range?: [number, number, number] } | undefined)?.range
      if (range) return lineAt(range[0])
    }
    return firstLine
  }
  try {
    return { data: document.toJS(), lineOf }
  } catch (error) {
    // What is referred to is put in only now.
    if (!(error instanceof ReferenceError)) throw error
    const broken = brokenAlias(document)
    const [what, cure] = broken
      ? [
          `\`*${broken.source}\` refers to nothing in this file.`,
          'Put a text that begins with `*` in quotation marks.',
        ]
      : ['The file refers to so many of its own parts that it would be too much.', 'Write out what they say.']
    faults.add(file, broken?.range ? lineAt(broken.range[0]) : firstLine, what, cure)
    return null
  }
}

/** The first reference to what is not there, or not yet. */
function brokenAlias(document: Document): Alias | null {
  const anchors = new Set<string | undefined>()
  let broken: Alias | null = null
  visit(document, {
    Value: (_key, { anchor }) => void anchors.add(anchor),
    Alias(_key, alias) {
      if (anchors.has(alias.source)) return undefined
      broken = alias
      return visit.BREAK
    },
  })
  return broken
}

const words: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  boolean: 'true or false',
  Array: 'a list',
  Object: 'fields with values',
}
/** The library speaks of types where a schema has no words of its own. */
function wordsOf({ message, expected, received }: v.BaseIssue<unknown>): string {
  if (!message.startsWith('Invalid') || expected === null) return message
  const choices = [...expected.matchAll(/"([^"]+)"/g)].map(([, choice]) => choice)
  const what = choices.length > 0 ? `one of ${choices.join(', ')}` : (words[expected] ?? expected)
  return `must be ${what}, not ${words[received] ?? received}`
}

/** What data lacks, has too much of or has wrong, by a schema. */
export function schemaFaults(issues: readonly v.BaseIssue<unknown>[]): DataFault[] {
  return issues.map((issue) => {
    const path = (issue.path ?? []).map(({ key }) => key as PropertyKey)
    const place = path.map(String).join('.') || 'the file'
    const unknown = issue.type === 'strict_object' && issue.expected === 'never'
    const missing = issue.received === 'undefined'
    const what = unknown
      ? `The field \`${place}\` is not known.`
      : missing
        ? `The field \`${place}\` is missing.`
        : `The field \`${place}\` is wrong: ${wordsOf(issue)}.`
    const cure = unknown ? 'Remove it, or correct its name.' : missing ? 'Add it.' : 'Correct the value.'
    return { path, what, cure }
  })
}

/** Parses YAML against a schema; every fault is named with its line. Null when there was one. */
export function parseYaml<Schema extends v.GenericSchema>(
  source: string,
  schema: Schema,
  place: { file: string; firstLine: number; faults: Faults },
): { value: v.InferOutput<Schema>; lineOf: (path: DataPath) => number } | null {
  const read = readYaml(source, place)
  if (!read) return null
  const parsed = v.safeParse(schema, read.data)
  if (parsed.success) return { value: parsed.output, lineOf: read.lineOf }
  for (const { path, what, cure } of schemaFaults(parsed.issues)) {
    place.faults.add(place.file, read.lineOf(path), what, cure)
  }
  return null
}
