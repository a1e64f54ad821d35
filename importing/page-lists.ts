import { dirname } from 'node:path/posix'
import type { Origin, Passage } from './passage.ts'
import type { Reading } from './reading.ts'

/** Fields that list the pages below one, which its tool shows on it. */
const lists = ['children']

const pathsOf = (value: unknown): string[] =>
  Array.isArray(value) ? value.flatMap((one) => (typeof one === 'string' && one !== '' ? [one] : [])) : []

/** Whether a field is read here. */
export const listsPages = (field: string, value: unknown) =>
  lists.includes(field) && pathsOf(value).length > 0

/** GitHub’s pages that head a folder name the pages in it: here they are a list at the end. */
export function withListedPages(passage: Passage, origin: Origin, reading: Reading): Passage {
  const { fields, path, constructs, library } = reading
  const folder = dirname(path)
  const paths = lists.flatMap((field) => pathsOf(fields[field]))
  if (paths.length === 0) return passage
  constructs.add('pages that a page lists: field `children`', 'rewritten', origin)
  const lines = paths.map((one) => {
    const below = `${folder}/${one.replace(/^\//, '')}`
    const isBelow = ['.md', '/index.md', '.mdx'].some((ending) => library.at(below + ending) !== null)
    return `- [AUTOTITLE](/${isBelow ? below : one.replace(/^\//, '')})`
  })
  const added = ['', '', ...lines]
  return {
    text: passage.text.trimEnd() + added.join('\n'),
    origins: [
      ...passage.origins.slice(0, passage.text.trimEnd().split('\n').length),
      ...added.slice(1).map(() => origin),
    ],
  }
}
