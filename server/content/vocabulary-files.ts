import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as v from 'valibot'
import type { Faults } from './faults.ts'
import { read } from './files.ts'
import { type DataPath, parseYaml } from './yaml.ts'

const id = v.pipe(v.string(), v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be in lower case with hyphens'))
const text = v.pipe(v.string(), v.trim(), v.minLength(1, 'must not be empty'))
const distinct = (what: string) =>
  v.check((values: string[]) => new Set(values).size === values.length, `must name each ${what} once`)

export const productsFile = 'en/products.yaml'
const productsSchema = v.record(
  id,
  v.strictObject({
    name: text,
    /** Oldest first. */
    versions: v.optional(v.pipe(v.array(text), distinct('version')), []),
  }),
)
export type Product = { id: string; name: string; versions: string[] }

export const topicsFile = 'en/topics.yaml'
const topicsSchema = v.record(
  id,
  v.strictObject({
    name: v.exactOptional(text),
    summary: v.exactOptional(v.pipe(text, v.maxLength(300))),
    /** Articles that come first, in this order. */
    articles: v.optional(v.pipe(v.array(id), distinct('article')), []),
  }),
)
export type Topic = { id: string; name?: string; summary?: string; articles: string[] }

/** What a file by ids says; `null`: there is no such file, or a faulty one. */
async function readById<Schema extends v.GenericSchema<unknown, Record<string, object>>>(
  directory: string,
  file: string,
  schema: Schema,
  faults: Faults,
) {
  const path = join(directory, file)
  // Neither file has to be there.
  if ((await readFile(path).catch(() => null)) === null) return null
  const source = await read(path, file, faults)
  return source === null ? null : parseYaml(source, schema, { file, firstLine: 1, faults })
}

type Listed<Entry> = { entries: Entry[]; lineOf: (path: DataPath) => number } | null

/** The products, and their versions in order. Null: nobody has listed any. */
export async function readProducts(directory: string, faults: Faults): Promise<Listed<Product>> {
  const found = await readById(directory, productsFile, productsSchema, faults)
  return (
    found && {
      entries: Object.entries(found.value).map(([id, product]) => ({ id, ...product })),
      lineOf: found.lineOf,
    }
  )
}

/** What topics are called and what they are about, and which of their articles come first. */
export async function readTopics(directory: string, faults: Faults): Promise<Listed<Topic>> {
  const found = await readById(directory, topicsFile, topicsSchema, faults)
  return (
    found && {
      entries: Object.entries(found.value).map(([id, topic]) => ({ id, ...topic })),
      lineOf: found.lineOf,
    }
  )
}
