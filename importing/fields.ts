import { type AccessLevel, accessLevels, type ArticleKind } from '../contract/article.ts'
import type { Versions } from '../contract/versions.ts'
import { dayOf } from './dates.ts'
import type { Fields } from './front-matter.ts'
import type { FieldUse, Mapping } from './mapping.ts'
import { tellingParts, withoutOrder } from './slugs.ts'
import { versionsOf } from './versions.ts'

/** What the front matter says of an article, as far as it says it. */
export type ReadFields = {
  title: string | null
  summary: string | null
  updated: string | null
  updatedBy: { name: string; email: string }
  topics: string[]
  kind: ArticleKind
  access: AccessLevel
  products: string[]
  versions: Versions
  redirects: string[]
  addresses: string[]
  movedTo: string | null
  isDraft: boolean
  order: number | null
  /** Fields that no part of the article is made of, and why where somebody might think so. */
  unused: { field: string; why: 'not mapped' | 'not understood' | 'second choice' }[]
}

const textOf = (value: unknown): string | null => {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null
}
const listOf = (value: unknown): string[] => {
  if (Array.isArray(value)) return value.flatMap((one) => listOf(one))
  const text = textOf(value)
  return text === null ? [] : text.split(/\s*,\s*/).filter((one) => one !== '')
}

const nameOf = (text: string) =>
  text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')

const address = /^[^\s@<>()]+@[^\s@<>()]+\.[a-z]{2,}$/i

/** `Name <address>`, a name, an address, or one of these with `name`, `email`; of several, the first. */
function personOf(
  value: unknown,
  email: string | null,
  otherwise: Mapping['author'],
): Mapping['author'] | null {
  const first: unknown = Array.isArray(value) ? value[0] : value
  if (typeof first === 'object' && first !== null) {
    const { name, email: own, author } = first as Record<string, unknown>
    return personOf(textOf(name) ?? textOf(author), textOf(own) ?? email, otherwise)
  }
  const said = textOf(first)
  if (said === null) return null
  const [, name = '', inside = ''] = /^(.*?)\s*<([^>]+)>$/.exec(said) ?? []
  const mail = [inside, said, email ?? ''].find((one) => address.test(one)) ?? otherwise.email
  const who = name || (address.test(said) ? said.split('@')[0] : said) || said
  return { name: who, email: mail }
}

/** Reads fields by a mapping. `path` tells the topic where no field does. */
export function readFields(fields: Fields, path: string, mapping: Mapping): ReadFields {
  const used = new Set<string>()
  const unused: ReadFields['unused'] = []

  /** The first field of a use of which something can be made; those before it are not understood. */
  function first<Value>(use: FieldUse, read: (value: unknown, field: string) => Value | null): Value | null {
    let found: Value | null = null
    for (const field of mapping.fields[use]) {
      if (!Object.hasOwn(fields, field) || fields[field] === null || fields[field] === '') continue
      if (found !== null) {
        if (!used.has(field)) unused.push({ field, why: 'second choice' })
        continue
      }
      found = read(fields[field], field)
      if (found === null) unused.push({ field, why: 'not understood' })
      else used.add(field)
    }
    return found
  }
  const names = (value: unknown) => {
    const all = listOf(value)
      .map(nameOf)
      .filter((name) => name !== '')
    return all.length > 0 ? [...new Set(all)] : null
  }

  const email = first('email', textOf)
  const [folder] = tellingParts(path).length > 1 ? tellingParts(path) : []
  const fromFolder = mapping.topics.fromFolder && folder !== undefined ? nameOf(withoutOrder(folder)) : ''
  const said = first('access', (value) => {
    const text = textOf(value)?.toLowerCase() ?? ''
    const named = Object.entries(mapping.access.values).find(([name]) => name.toLowerCase() === text)?.[1]
    return named ?? accessLevels.find((level) => level === text) ?? null
  })
  // Somebody meant to say who may read it: what nobody understands must not open it to everybody.
  const isUnclear = unused.some(
    ({ field, why }) => why === 'not understood' && mapping.fields.access.includes(field),
  )
  const access = isUnclear ? 'editors' : (said ?? mapping.access.default)
  const read: ReadFields = {
    title: first('title', textOf),
    summary: first('summary', textOf),
    updated: first('updated', dayOf),
    updatedBy: first('author', (value) => personOf(value, email, mapping.author)) ?? mapping.author,
    topics: first('topics', names) ?? [fromFolder || mapping.topics.default],
    kind:
      first('kind', (value) => {
        const said = textOf(value) ?? ''
        if (['instruction', 'support-article'].includes(said)) return said as ArticleKind
        return Object.hasOwn(mapping.kind.values, said) ? (mapping.kind.values[said] ?? null) : null
      }) ?? mapping.kind.default,
    access,
    products: access === 'maintenance' ? (first('products', names) ?? []) : [],
    versions: first('versions', (value) => versionsOf(value)) ?? 'not-version-specific',
    redirects: first('redirects', (value) => listOf(value)) ?? [],
    addresses: mapping.fields.address.flatMap((field) => textOf(fields[field]) ?? []),
    movedTo: first('movedTo', (value) => listOf(value)[0] ?? null),
    isDraft:
      first('draft', (value) => (typeof value === 'boolean' ? value : textOf(value) === 'true')) === true,
    order: first('order', (value) =>
      textOf(value) !== null && Number.isFinite(Number(value)) ? Number(value) : null,
    ),
    unused,
  }
  const published = first('published', (value) => (typeof value === 'boolean' ? value : null))
  if (published === false) read.isDraft = true
  for (const field of mapping.fields.address) if (Object.hasOwn(fields, field)) used.add(field)
  const known = new Set([...used, ...unused.map(({ field }) => field)])
  for (const field of Object.keys(fields)) if (!known.has(field)) unused.push({ field, why: 'not mapped' })
  return read
}
