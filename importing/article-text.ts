import { stringify } from 'yaml'
import type { Draft } from './draft.ts'

export type ArticleFields = {
  /** Of the import. */
  name: string
  title: string
  updated: string
  redirects: readonly string[]
  products: readonly string[]
}

/** Names the file of which an article was made. */
export const originLine = (name: string, path: string) =>
  `# Imported from ${name}: ${path.replaceAll(/[\r\n]/g, ' ')}`

/** An article’s file as Signpost reads it. */
export function articleText(
  draft: Draft,
  given: ArticleFields,
  body: string,
  drafts: 'skip' | 'editors',
): string {
  const { fields, summary, path } = draft
  const origin = originLine(given.name, path)
  const matter = {
    title: given.title,
    summary: summary || given.title,
    kind: fields.kind,
    access: fields.isDraft && drafts === 'editors' ? 'editors' : fields.access,
    ...(given.products.length > 0 ? { products: given.products } : {}),
    topics: fields.topics,
    versions: fields.versions,
    ...(fields.order === null ? {} : { order: fields.order }),
    updated: given.updated,
    updatedBy: fields.updatedBy,
    ...(given.redirects.length > 0 ? { redirect_from: given.redirects } : {}),
  }
  const yaml = stringify(matter, { lineWidth: 0, defaultStringType: 'PLAIN', defaultKeyType: 'PLAIN' })
  // Nothing within the text is tidied: there is code in it.
  return `---\n${origin}\n${yaml}---\n\n${body.replace(/^\n+/, '').trimEnd()}\n`
}
