import type {
  ArticleList,
  ArticleQuery,
  LockReason,
  Neighbours,
  Teaser,
  TopicList,
} from '../../contract/article.ts'
import { createCatalogue } from './catalogue.ts'
import type { CompiledArticle, Content } from '../content/content.ts'
import { lockReason, mayKnow, mayRead, remedyFor, type Rights } from '../access/gate.ts'
import { Refusal } from '../http/problem.ts'
import { redirectsOf } from './redirects.ts'

const pageSize = 50

/** What anyone who may know of the article may know of it. */
function teaserWith(reason: LockReason | null, article: CompiledArticle): Teaser {
  const { slug, title, summary, kind, products, topics, versions, updatedAt, updatedBy } = article
  const { checkedAt, video } = article
  const further = {
    ...(checkedAt !== undefined && { checkedAt }),
    ...(video && { duration: video.duration }),
  }
  const shared = { slug, title, summary, kind, products, topics, versions, updatedAt, updatedBy, ...further }
  return reason ? { ...shared, access: 'locked', reason } : { ...shared, access: 'open' }
}

function refusalFor(article: CompiledArticle, rights: Rights | null) {
  const reason = lockReason(article, rights)
  const teaser = teaserWith(reason, article)
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
 * reader may not even know of it, else what keeps it closed, with what would open it and the teaser. All else is said of a `view`:
 * readers who share its key see the same, to the byte.
 */
function newLibrary(content: Content) {
  const catalogue = createCatalogue(content)
  const redirects = redirectsOf(content)
  type View = ReturnType<typeof catalogue.viewFor>
  const teaserIn = (view: View, article: CompiledArticle) =>
    teaserWith(catalogue.reasonIn(view, article), article)

  return {
    find(slug: string, rights: Rights | null): CompiledArticle {
      const moved = redirects.get(`/articles/${slug}`)
      const article = catalogue.find(moved ?? slug)
      if (!article || !mayKnow(article, rights)) throw new Refusal('not_found')
      // Whoever may not know of an article is not told that it moved.
      if (moved !== undefined) throw new Refusal('moved', { movedTo: moved })
      if (!mayRead(article, rights)) throw refusalFor(article, rights)
      return article
    },
    viewFor: catalogue.viewFor,
    teaserIn,
    /** One page of what this view holds and the query matches. Null: the query's cursor is not in that list. */
    list(view: View, query: ArticleQuery): ArticleList | null {
      const found = catalogue.page(view, query, pageSize)
      if (!found) return null
      const { page, total, isLast } = found
      const topic = view.filters.topics.includes(query.topic ?? '') && query.topic
      const summary = content.topics?.find(({ id }) => id === topic)?.summary
      return {
        articles: page.map((article) => teaserIn(view, article)),
        ...(summary !== undefined && { topicSummary: summary }),
        total,
        next: isLast ? null : (page.at(-1)?.slug ?? null),
        filters: view.filters,
      }
    },
    /** Up to four articles that share most topics, the reader's own first. */
    related: (view: View, article: CompiledArticle): Teaser[] =>
      catalogue.related(view, article).map((other) => teaserIn(view, other)),
    /** What comes before and after the article in its first topic; a locked neighbour is one, too. */
    neighbours(view: View, article: CompiledArticle): Neighbours {
      const { topic, previous, next } = catalogue.neighbours(view, article)
      return {
        topic,
        previous: previous && teaserIn(view, previous),
        next: next && teaserIn(view, next),
      }
    },
    topics: (view: View): TopicList => ({ topics: catalogue.topicsIn(view) }),
  }
}

type Library = ReturnType<typeof newLibrary>
const made = new WeakMap<Content, Library>()

/** One for each content, however many rooms ask: all of it is sorted and shelved for that. */
export function createLibrary(content: Content): Library {
  const library = made.get(content) ?? newLibrary(content)
  made.set(content, library)
  return library
}
