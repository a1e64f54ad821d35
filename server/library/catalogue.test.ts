import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ArticleQuery } from '../../contract/article.ts'
import { holdsFor } from '../../contract/versions.ts'
import { anyLibrary, anyReader, rightsOf } from '../../tests/any-reader.ts'
import { article } from '../../tests/api.ts'
import type { CompiledArticle } from '../content/content.ts'
import { lockReason, mayKnow, type Rights } from '../access/gate.ts'
import { createLibrary } from './library.ts'

/** The same by walking through all articles for every question: slow, and plain to see. */
function byWalking(articles: CompiledArticle[], rights: Rights | null) {
  const known = articles.filter((one) => mayKnow(one, rights))
  const title = (a: CompiledArticle, b: CompiledArticle) =>
    a.title.localeCompare(b.title) || a.slug.localeCompare(b.slug)
  const latest = (a: CompiledArticle, b: CompiledArticle) =>
    b.updatedAt.localeCompare(a.updatedAt) || title(a, b)
  const shared = (a: CompiledArticle, b: CompiledArticle) =>
    b.topics.filter((topic) => a.topics.includes(topic)).length
  return {
    list: ({ kind, topic, product, version, order }: ArticleQuery) =>
      known
        .filter((one) => !kind || one.kind === kind)
        .filter((one) => !topic || one.topics.includes(topic))
        .filter((one) => !product || one.products.length === 0 || one.products.includes(product))
        .filter(({ versions }) => !version || holdsFor(versions, version))
        .toSorted(order === 'updated' ? latest : title),
    related: (of: CompiledArticle) =>
      known
        .filter((one) => one !== of && shared(of, one) > 0)
        .toSorted(
          (a, b) =>
            shared(of, b) - shared(of, a) ||
            Number(lockReason(a, rights) !== null) - Number(lockReason(b, rights) !== null) ||
            title(a, b),
        )
        .slice(0, 4),
  }
}

const topics = ['account', 'mail', 'agreement', 'operation']
/** Several dozen articles, so that shelves overflow; titles in no order. */
const manyArticles = fc
  .tuple(
    fc.array(anyLibrary, { minLength: 3, maxLength: 20 }),
    fc.array(fc.subarray(topics), { minLength: 1, maxLength: 12 }),
    fc.array(fc.constantFrom('2026-01-01', '2026-06-01', '2026-11-24'), { minLength: 1, maxLength: 5 }),
  )
  .map(([libraries, subjects, days]) =>
    libraries.flat().map((one, index) => ({
      ...one,
      slug: `a-${index}`,
      title: `${(index * 7919) % 101} of ${index}`,
      topics: subjects[index % subjects.length] ?? [],
      updatedAt: days[index % days.length] ?? '2026-01-01',
      kind: index % 3 === 0 ? ('support-article' as const) : ('instruction' as const),
    })),
  )
const anyQuery: fc.Arbitrary<ArticleQuery> = fc.record(
  {
    kind: fc.constantFrom('support-article', 'video'),
    topic: fc.constantFrom(...topics, 'nothing'),
    product: fc.constantFrom('signpost-portal', 'nothing'),
    version: fc.constantFrom('version-of-0;', 'nothing'),
    order: fc.constantFrom('title', 'updated'),
  },
  { requiredKeys: [] },
)

describe('the catalogue', () => {
  test('tells every reader what a walk through all articles would, whoever asked before', () => {
    fc.assert(
      fc.property(
        manyArticles,
        fc.array(fc.tuple(anyReader, anyQuery), { minLength: 1, maxLength: 8 }),
        (articles, asked) => {
          const library = createLibrary({ articles, flows: [] })
          for (const [reader, query] of asked) {
            const rights = rightsOf(reader)
            const view = library.viewFor(rights)
            const plain = byWalking(articles, rights)
            const wanted = plain.list(query)
            const seen: string[] = []
            let cursor: string | undefined
            do {
              const page = library.list(view, cursor === undefined ? query : { ...query, cursor })
              expect(page?.total).toBe(wanted.length)
              seen.push(...(page?.articles.map(({ slug }) => slug) ?? []))
              cursor = page?.next ?? undefined
            } while (cursor !== undefined)
            expect(seen).toEqual(wanted.map(({ slug }) => slug))
            for (const one of articles) {
              expect(library.related(view, one).map(({ slug }) => slug)).toEqual(
                plain.related(one).map(({ slug }) => slug),
              )
              const { access, ...teaser } = library.teaserIn(view, one)
              const reason = lockReason(one, rights)
              expect([access, 'reason' in teaser ? teaser.reason : null]).toEqual([
                reason ? 'locked' : 'open',
                reason,
              ])
            }
          }
        },
      ),
      { numRuns: 60 },
    )
  })

  test('tells of four related articles, also where one topic alone has them and the article is among the first of it', () => {
    const articles = ['a', 'b', 'c', 'd', 'e', 'f'].map((slug) => article(slug))
    const library = createLibrary({ articles, flows: [] })
    const related = articles.map((one) =>
      library
        .related(library.viewFor(null), one)
        .map(({ slug }) => slug)
        .join(''),
    )
    expect(related).toEqual(['bcde', 'acde', 'abde', 'abce', 'abcd', 'abcd'])
  })

  test('starts no list at an article that is not in it, nor at one that the reader may not know of', () => {
    const articles = [
      article('a'),
      article('b', { access: 'editors', secret: true }),
      article('c', { topics: ['x'] }),
    ]
    const library = createLibrary({ articles, flows: [] })
    const view = library.viewFor(null)
    expect(library.list(view, { cursor: 'a' })?.articles.map(({ slug }) => slug)).toEqual(['c'])
    for (const query of [{ cursor: 'b' }, { cursor: 'nothing' }, { cursor: 'c', topic: 'account' }])
      expect(library.list(view, query)).toBeNull()
  })
})
