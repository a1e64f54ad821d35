import * as v from 'valibot'
import { accessLevels, articleKinds, versionsSchema } from '../../contract/article.ts'
import type { Faults } from './faults.ts'
import { parseYaml } from './yaml.ts'

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
  revision: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1, 'must be 1 or more')), 1),
  updated: date,
  updatedBy: v.strictObject({ name: text, email: v.pipe(v.string(), v.email('must be an e-mail address')) }),
})
export type FrontMatter = v.InferOutput<typeof frontMatterSchema>

const fence = /^---\r?\n([\s\S]*?)\r?\n---(?:\r?\n|$)/

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
