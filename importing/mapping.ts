import { readFile } from 'node:fs/promises'
import * as v from 'valibot'
import { accessLevels, articleKinds } from '../contract/article.ts'
import { type ContentFault, Faults } from '../server/content/faults.ts'
import { largestFile } from '../server/content/markdown-limits.ts'
import { parseYaml } from '../server/content/yaml.ts'

const names = v.array(v.string())
const person = v.strictObject({ name: v.string(), email: v.pipe(v.string(), v.email()) })
const id = v.pipe(v.string(), v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be in lower case with hyphens'))

/** The fields of which an article's own are made. Of several, the first that says something counts. */
const fieldsSchema = v.strictObject({
  title: v.optional(names, ['title', 'Title']),
  summary: v.optional(names, ['description', 'summary', 'excerpt', 'intro', 'shortDescription', 'subtitle', 'meta_description', 'metaDescription', 'teaser', 'seoDescription']), // prettier-ignore
  updated: v.optional(names, ['updated', 'updatedAt', 'last_update', 'lastmod', 'last_updated', 'lastUpdated', 'last_modified_at', 'last_modified_date', 'last-substantial-update', 'updated_at', 'updated_on', 'date_updated', 'dateUpdated', 'edited_at', 'last_reviewed', 'reviewed', 'ms.date', 'modified', 'date', 'pubDate', 'publishDate', 'createdAt', 'created_at']), // prettier-ignore
  author: v.optional(names, [
    'author',
    'authors',
    'ms.author',
    'writer',
    'maintainer',
    'owner',
    'last_update',
  ]),
  email: v.optional(names, ['email', 'authorEmail', 'author_email']),
  topics: v.optional(names, ['topics', 'topic', 'categories', 'category', 'tags', 'Category']),
  kind: v.optional(names, ['kind', 'type', 'contentType', 'content_type', 'page_type', 'ms.topic']),
  access: v.optional(names, ['access', 'audience', 'visibility']),
  products: v.optional(names, ['products', 'product']),
  versions: v.optional(names, [
    'versions',
    'version',
    'applies_to',
    'appliesTo',
    'applies-to',
    'monikerRange',
  ]),
  redirects: v.optional(names, ['redirect_from', 'aliases', 'redirects', 'redirectFrom', 'old_urls']),
  /** Where the page stands on its site: whole paths, and last parts. */
  address: v.optional(names, ['permalink', 'url', 'slug', 'id', 'ms.assetid']),
  /** Pages that only lead elsewhere. */
  movedTo: v.optional(names, ['redirect_url', 'redirect_to', 'redirectTo']),
  draft: v.optional(names, ['draft']),
  published: v.optional(names, ['published']),
  order: v.optional(names, ['order', 'weight', 'nav_order', 'sidebar_position', 'sidebarPosition']),
})

export const mappingSchema = v.strictObject({
  fields: v.optional(fieldsSchema, {}),
  /** What a field says, and what that is here; the default where there is none. What is not named here is for editors. */
  access: v.optional(
    v.strictObject({
      default: v.optional(v.picklist(accessLevels), 'public'),
      values: v.optional(v.record(v.string(), v.picklist(accessLevels)), {}),
    }),
    {},
  ),
  kind: v.optional(
    v.strictObject({
      default: v.optional(v.picklist(articleKinds), 'instruction'),
      values: v.optional(v.record(v.string(), v.picklist(articleKinds)), {
        troubleshooting: 'support-article',
        'troubleshooting-general': 'support-article',
        'troubleshooting-problem-resolution': 'support-article',
        faq: 'support-article',
        kb: 'support-article',
      }),
    }),
    {},
  ),
  topics: v.optional(
    v.strictObject({
      /** Where no field names one: the folder, or always the same. */
      default: v.optional(id, 'general'),
      fromFolder: v.optional(v.boolean(), true),
      most: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1)), 5),
    }),
    {},
  ),
  /** Who looks after articles that name nobody, or somebody without an address. */
  author: v.optional(person, { name: 'The editors', email: 'editors@example.com' }),
  /** The day of articles without one; else the day on which they were imported first. */
  updated: v.optional(v.pipe(v.string(), v.isoDate())),
  drafts: v.optional(v.picklist(['skip', 'editors']), 'skip'),
  /** Of several languages that a folder holds, the one that is brought along; `any`: all of them. */
  language: v.optional(
    v.pipe(v.string(), v.regex(/^(?:any|[a-z]{2,3})$/, 'must be a code such as en, or any')),
    'en',
  ),
  /** Paths, told from the folder, with `*` and `**`. */
  exclude: v.optional(names, []),
  /** Folders whose files are parts of others. */
  fragments: v.optional(names, ['includes', '_includes', '_partials', 'partials', '_shared', 'reusables', 'snippets', '_snippets', 'shortcodes']), // prettier-ignore
  /** Where the pages stand now: links that lead out of the folder become whole addresses there. */
  site: v.optional(v.pipe(v.string(), v.url())),
  /** The path at which the folder's pages stood: each article gets its former address there as `redirect_from`. */
  formerly: v.optional(
    v.pipe(v.string(), v.regex(/^(\/[A-Za-z0-9._~-]+)*\/?$/, 'must be a path such as /docs')),
  ),
  /** Words for `{{ name }}` and `{{< param name >}}`. */
  variables: v.optional(v.record(v.string(), v.string()), {}),
  /** Put before every slug. */
  prefix: v.optional(id),
  /** Bytes; a larger file is no article, and no article may be larger than 1,000,000. */
  largest: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(largestFile)), largestFile),
})

export type Mapping = v.InferOutput<typeof mappingSchema>
export type FieldUse = keyof Mapping['fields']

export const defaultMapping: Mapping = v.parse(mappingSchema, {})

/** Reads a mapping; whatever is wrong with it is named with its line. */
export async function readMapping(
  path: string,
): Promise<{ mapping: Mapping | null; faults: ContentFault[] }> {
  const faults = new Faults()
  const source = await readFile(path, 'utf8')
  const parsed = parseYaml(source, mappingSchema, { file: path, firstLine: 1, faults })
  return { mapping: parsed?.value ?? null, faults: faults.all }
}
