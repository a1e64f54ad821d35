import * as fc from 'fast-check'
import { accessLevels } from '../contract/article.ts'
import { type ClaimNames, defaultClaims, rightsFrom } from '../server/access/claims.ts'
import type { CompiledArticle } from '../server/content/content.ts'
import type { Rights } from '../server/access/gate.ts'
import { article } from './api.ts'

const products = ['signpost-portal', 'signpost-desk', 'other'] as const
const strengths = ['password', 'two-factors'] as const
const seconds = { minute: 60, hour: 3600 }

/** What a reader's token says, and what the API demands of tokens; null: a reader without a token. */
export type Reader = {
  email_verified?: boolean
  organisation?: string
  maintenance?: 'active' | 'expired'
  products?: string[]
  roles?: string[]
  acr?: string
  scope: string
  /** Seconds since the reader proved who they are. */
  age?: number
  requiredScope?: string
} | null

export const anyReader: fc.Arbitrary<Reader> = fc.option(
  fc.record(
    {
      email_verified: fc.boolean(),
      organisation: fc.constant('Aurora'),
      maintenance: fc.constantFrom('active' as const, 'active' as const, 'expired' as const),
      products: fc.subarray([...products]),
      roles: fc.constantFrom(['editor'], ['reader'], []),
      acr: fc.constantFrom(...strengths, 'other'),
      scope: fc.constantFrom('openid api', 'openid'),
      age: fc.constantFrom(0, 10 * seconds.minute, 2 * seconds.hour, -2 * seconds.hour),
      requiredScope: fc.constant('api'),
    },
    { requiredKeys: ['scope'] },
  ),
  { freq: 8 },
)

const authentication = fc.record(
  {
    maxAge: fc.constantFrom(5 * seconds.minute, seconds.hour),
    acr: fc.subarray([...strengths], { minLength: 1 }),
  },
  { requiredKeys: [] },
)

/** Articles whose every part is recognised wherever it turns up: `canary-of-0;` is a word of the body of `a-0`. */
export const anyLibrary: fc.Arbitrary<CompiledArticle[]> = fc
  .array(
    fc.record({
      access: fc.constantFrom(...accessLevels),
      secret: fc.boolean(),
      products: fc.subarray([...products]),
      topics: fc.subarray(['account', 'mail']),
      authentication: fc.option(authentication, { freq: 2 }),
    }),
    { minLength: 1, maxLength: 4 },
  )
  .map((drawn) =>
    drawn.map(({ authentication: asked, ...rest }, index) =>
      article(`a-${index}`, {
        ...rest,
        // As the compiler demands.
        ...(rest.access === 'public' ? { secret: false } : asked && { authentication: asked }),
        title: `title-of-${index};`,
        summary: `summary-of-${index};`,
        topics: [...rest.topics, `topic-of-${index};`],
        versions: [`version-of-${index};`],
        html: `<p>canary-of-${index};</p>`,
        headings: [{ id: `steps-of-${index};`, text: `heading-of-${index};`, level: 2 }],
        video: {
          source: { from: 'portal', file: `a-${index}.mp4` },
          poster: `a-${index}.png`,
          captions: `a-${index}.vtt`,
          chapterTrack: null,
          duration: 60,
          width: 64,
          height: 40,
          silent: false,
          transcript: [{ start: 0, end: 60, text: `spoken-of-${index};` }],
          chapters: [],
        },
      }),
    ),
  )

export const claimNamesFor = (reader: Reader): ClaimNames => ({
  ...defaultClaims,
  requiredScope: reader?.requiredScope ?? null,
})

/** The claims of the reader's token. */
export function claimsOfReader({ age, requiredScope: _demanded, ...claims }: NonNullable<Reader>) {
  const now = Math.floor(Date.now() / 1000)
  return {
    ...claims,
    sub: 'reader',
    iat: now,
    exp: now + 300,
    ...(age !== undefined && { auth_time: now - age }),
  }
}

export function rightsOf(reader: Reader): Rights | null {
  if (!reader) return null
  const claims = claimsOfReader(reader)
  return rightsFrom(claims, claimNamesFor(reader), new Date(claims.iat * 1000))
}

/** Whether the reader's rights open the article: the rule in the words of the content's authors, written apart from the code. */
export function isEntitled({ access, products: needed }: CompiledArticle, reader: Reader): boolean {
  if (access === 'public') return true
  if (!reader) return false
  if (reader.requiredScope !== undefined && !reader.scope.split(' ').includes(reader.requiredScope))
    return false
  if (reader.roles?.includes('editor')) return true
  if (access === 'editors' || reader.email_verified === false) return false
  if (access === 'signed-in') return true
  const covered =
    needed.length === 0 || !reader.products || needed.some((each) => reader.products?.includes(each))
  return reader.organisation !== undefined && reader.maintenance === 'active' && covered
}

/** The same for reading, which may ask for a proof besides. Ages here are minutes apart, so clocks do not matter. */
export function mayReadInWords(one: CompiledArticle, reader: Reader): boolean {
  const { maxAge, acr } = one.authentication ?? {}
  const { age = Number.POSITIVE_INFINITY, acr: proved = '' } = reader ?? {}
  const isFresh = maxAge === undefined || (age >= 0 && age <= maxAge)
  return isEntitled(one, reader) && isFresh && (acr === undefined || acr.includes(proved))
}
