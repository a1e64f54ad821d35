import * as v from 'valibot'
import { accessLevels, articleKinds } from '../../contract/article.ts'
import type { Faults } from './faults.ts'
import { parseYaml } from './yaml.ts'

const text = v.pipe(v.string(), v.trim(), v.minLength(1, 'must not be empty'))
const name = v.pipe(v.string(), v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be in lower case with hyphens'))
const date = v.pipe(v.string(), v.isoDate('must be a date such as 2026-11-23'))

/** An `acr` is one word of the provider's (RFC 6749, section 3.3, on which RFC 9470 builds), and stands in a header. */
const proof = v.pipe(
  v.string(),
  v.regex(
    /^[\x21\x23-\x5b\x5d-\x7e]+$/,
    'must be one word of the provider’s, such as `urn:example:two-factors`',
  ),
)
const authentication = v.pipe(
  v.strictObject({
    maxAge: v.exactOptional(
      v.pipe(
        v.number(),
        v.integer('must be whole seconds'),
        v.minValue(60, 'must be 60 seconds or more: coming back from the provider takes time'),
      ),
    ),
    acr: v.exactOptional(v.pipe(v.array(proof), v.minLength(1, 'must name at least one'))),
  }),
  v.check(
    ({ maxAge, acr }) => maxAge !== undefined || acr !== undefined,
    'must hold `maxAge`, `acr`, or both',
  ),
)

const mediaFile = (ending: RegExp, what: string) =>
  v.pipe(v.string(), v.regex(ending, `must be the name of ${what} in en/media`))
const seconds = v.pipe(v.number(), v.minValue(1, 'must be a second or more'))
const pixels = v.pipe(v.number(), v.integer(), v.minValue(16, 'must be 16 or more'))
const video = v.pipe(
  v.strictObject({
    file: v.exactOptional(mediaFile(/^[\w.-]+\.(mp4|webm)$/, 'an .mp4 or a .webm')),
    youtube: v.exactOptional(
      v.pipe(v.string(), v.regex(/^[\w-]{6,20}$/, 'must be an id such as dQw4w9WgXcQ')),
    ),
    vimeo: v.exactOptional(
      v.pipe(
        v.union([v.string(), v.number()]),
        v.transform(String),
        v.regex(/^\d{4,12}$/, 'must be an id such as 76979871'),
      ),
    ),
    poster: v.exactOptional(mediaFile(/^[\w.-]+\.(png|jpe?g|webp|avif)$/, 'a picture')),
    captions: v.exactOptional(mediaFile(/^[\w.-]+\.vtt$/, 'a .vtt')),
    chapters: v.exactOptional(mediaFile(/^[\w.-]+\.vtt$/, 'a .vtt')),
    duration: v.exactOptional(seconds),
    width: v.exactOptional(pixels),
    height: v.exactOptional(pixels),
  }),
  v.check(
    ({ file, youtube, vimeo }) => [file, youtube, vimeo].filter((one) => one !== undefined).length === 1,
    'must hold one of `file`, `youtube` and `vimeo`',
  ),
)
export type VideoMatter = v.InferOutput<typeof video>
const version = v.pipe(
  v.string('must be in quotation marks, so that 2.10 stays what it is'),
  v.trim(),
  v.minLength(1, 'must not be empty'),
  v.maxLength(100),
)
/** A picklist of shapes would say of each mistake only that it is none of the three. */
const versions = v.lazy((value) => {
  if (Array.isArray(value)) return v.pipe(v.array(version), v.minLength(1, 'must name at least one'))
  if (typeof value !== 'object') return v.literal('not-version-specific', shapes)
  return v.pipe(
    v.strictObject({ from: v.exactOptional(version), to: v.exactOptional(version) }, shapes),
    v.check((range) => Object.keys(range).length > 0, 'must hold `from`, `to`, or both'),
  )
})
const shapes =
  'must be `not-version-specific`, a list such as ["2.0", "2.1"], or a range such as { from: "2.0", to: "3.4" }'

const formerAddress = v.pipe(
  v.string(),
  v.regex(
    /^(?:[a-z0-9]+(?:-[a-z0-9]+)*|(?:\/[^/?#\s\\]+)+\/?)$/,
    'must be a former slug, or a path such as /docs/old-page.html',
  ),
)
const person = v.strictObject({
  name: text,
  email: v.pipe(v.string(), v.email('must be an e-mail address')),
})

export const frontMatterSchema = v.strictObject({
  title: v.pipe(text, v.maxLength(120)),
  summary: v.pipe(text, v.maxLength(300)),
  kind: v.picklist(articleKinds),
  access: v.picklist(accessLevels),
  secret: v.optional(v.boolean(), false),
  authentication: v.exactOptional(authentication),
  video: v.exactOptional(video),
  products: v.optional(v.array(name), []),
  topics: v.pipe(v.array(name), v.minLength(1, 'must name at least one topic')),
  versions,
  order: v.exactOptional(v.number()),
  revision: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1, 'must be 1 or more')), 1),
  updated: date,
  updatedBy: person,
  checked: v.exactOptional(date),
  owner: v.exactOptional(person),
  /** A day, or how many months after it was checked, or else updated. */
  review: v.exactOptional(
    v.pipe(
      v.string(),
      v.regex(
        /^(?:\d{4}-\d\d-\d\d|every [1-9]\d? months?)$/,
        'must be a date such as 2027-03-01, or `every 6 months`',
      ),
      v.check((value) => value.startsWith('every') || v.is(date, value), 'must be a day that exists'),
    ),
  ),
  redirect_from: v.optional(v.array(formerAddress), []),
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
