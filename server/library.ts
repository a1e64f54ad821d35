import type { Teaser } from '../contract/article.ts'
import type { CompiledArticle, Content } from './content/content.ts'
import { lockReason, mayKnow, mayRead, remedyFor, type Rights } from './gate.ts'
import { Refusal } from './problem.ts'

/** What anyone who may know of the article may know of it. */
export function teaserOf(article: CompiledArticle, rights: Rights | null): Teaser {
  const { slug, title, summary, kind, products, topics, versions, updatedAt, updatedBy } = article
  const shared = { slug, title, summary, kind, products, topics, versions, updatedAt, updatedBy }
  const reason = lockReason(article, rights)
  return reason ? { ...shared, access: 'locked', reason } : { ...shared, access: 'open' }
}

function refusalFor(article: CompiledArticle, rights: Rights | null) {
  const teaser = teaserOf(article, rights)
  const reason = lockReason(article, rights)
  if (reason === null) return proofRefusal(article, teaser, rights)
  const scope = reason === 'insufficient_scope' && rights?.missingScope
  return new Refusal(reason, { remedy: remedyFor(reason), teaser, ...(scope && { scope }) })
}

/** Asks for all that the article asks for, so that one more sign-in will do, and says what the provider does not tell the API. */
function proofRefusal({ authentication = {} }: CompiledArticle, teaser: Teaser, rights: Rights | null) {
  const { maxAge, acr } = authentication
  const missing = [
    ...(maxAge !== undefined && rights?.authenticatedAt === null ? ['auth_time'] : []),
    ...(acr && rights?.acr === null ? ['acr'] : []),
  ]
  return new Refusal('insufficient_user_authentication', {
    teaser,
    ...(maxAge !== undefined && { maxAge }),
    ...(acr && { acrValues: acr.join(' ') }),
    ...(missing.length > 0 && { missing }),
  })
}

/**
 * The articles as one reader meets them. `find` answers an article that this reader may read, or throws: `not_found` when the
 * reader may not even know of it, else what keeps it closed, with what would open it and the teaser.
 */
export function createLibrary({ articles }: Content) {
  const bySlug = new Map(articles.map((article) => [article.slug, article]))
  return {
    find(slug: string, rights: Rights | null): CompiledArticle {
      const article = bySlug.get(slug)
      if (!article || !mayKnow(article, rights)) throw new Refusal('not_found')
      if (!mayRead(article, rights)) throw refusalFor(article, rights)
      return article
    },
    known: (rights: Rights | null) => articles.filter((article) => mayKnow(article, rights)),
    /** Up to four articles that share most topics, the reader's own first. */
    related(article: CompiledArticle, rights: Rights | null): Teaser[] {
      return articles
        .filter((other) => other !== article && mayKnow(other, rights))
        .map((other) => ({
          teaser: teaserOf(other, rights),
          shared: other.topics.filter((topic) => article.topics.includes(topic)).length,
        }))
        .filter(({ shared }) => shared > 0)
        .toSorted(
          (a, b) =>
            b.shared - a.shared ||
            Number(a.teaser.access === 'locked') - Number(b.teaser.access === 'locked') ||
            a.teaser.title.localeCompare(b.teaser.title),
        )
        .slice(0, 4)
        .map(({ teaser }) => teaser)
    },
  }
}
