import { LRUCache } from 'lru-cache'
import { articleKinds, type ArticleList, type ArticleQuery, type LockReason } from '../../contract/article.ts'
import { compareVersions, holdsFor, isRange, namedIn, orderFor } from '../../contract/versions.ts'
import type { CompiledArticle, Content } from '../content/content.ts'
import type { Product } from '../content/vocabulary-files.ts'
import { lockReason, type Rights } from '../access/gate.ts'
import { createTopicOrder } from './topic-order.ts'

/** An article and its places in the two orders of all articles. */
export type Placed = { article: CompiledArticle; rule: number; byTitle: number; byDate: number }
type Order = 'byTitle' | 'byDate'

/** What all readers see alike for whom every rule answers the same; `reasons` are its answers, by the number of the rule. */
export type View = {
  key: string
  reasons: readonly (LockReason | null)[]
  /** What they may know of, in both orders. */
  known: Readonly<Record<Order, readonly Placed[]>>
  filters: ArticleList['filters']
}
/** Articles with the same topics and the same rule, by title; no list of related ones needs more than the first few. */
type Shelf = { topics: readonly string[]; rule: number; first: Placed[] }

export const mostRelated = 4
const mostViews = 50
/** Places in lists that are kept, of all views together. */
const mostPlaces = 500_000

const latestFirst = (a: Placed, b: Placed) =>
  b.article.updatedAt.localeCompare(a.article.updatedAt) || a.byTitle - b.byTitle
const titles = (a: CompiledArticle, b: CompiledArticle) =>
  a.title.localeCompare(b.title) || a.slug.localeCompare(b.slug)

const orders = { title: 'byTitle', updated: 'byDate', topic: 'byTopic' } as const

const inOrder = (values: Iterable<string>) => [...new Set(values)].toSorted((a, b) => a.localeCompare(b))

type Filters = Pick<ArticleQuery, 'kind' | 'topic' | 'product' | 'version'>

/** Which articles the filters leave, in a list as in a search. */
export function fitting(
  { kind, topic, product, version }: Filters,
  products: readonly Product[] = [],
): (article: CompiledArticle) => boolean {
  const holds = version ? holdingFor(version, products) : () => true
  return (article) =>
    (!kind || article.kind === kind) &&
    (!topic || article.topics.includes(topic)) &&
    (!product || article.products.length === 0 || article.products.includes(product)) &&
    holds(article)
}

/** Looks at each range once, however many articles have it: anybody may ask for versions that nobody has heard of. */
function holdingFor(version: string, products: readonly Product[]): (article: CompiledArticle) => boolean {
  const known = new Map<string, boolean>()
  return (article) => {
    const { versions } = article
    if (!isRange(versions)) return holdsFor(versions, version)
    const range = [versions.from, versions.to, ...article.products].join('\n')
    const holds = known.get(range) ?? holdsFor(versions, version, orderFor(article, products))
    known.set(range, holds)
    return holds
  }
}

/**
 * The articles, laid out once for each content so that no request walks through all of them (decision 029). What one reader sees depends
 * on the answers of the gate for the few rules that the articles have, and on nothing else: who gets the same answers shares a view.
 */
export function createCatalogue({
  articles,
  products = [],
  topics = [],
}: Pick<Content, 'articles' | 'products' | 'topics'>) {
  const rules = new Map<string, { number: number; example: CompiledArticle }>()
  const ruleOf = (article: CompiledArticle): number => {
    const { access, products, secret } = article
    const name = JSON.stringify([access, products, secret])
    const rule = rules.get(name) ?? { number: rules.size, example: article }
    rules.set(name, rule)
    return rule.number
  }
  const byTitle = articles
    .toSorted(titles)
    .map((article, place): Placed => ({ article, rule: ruleOf(article), byTitle: place, byDate: 0 }))
  const byDate = byTitle.toSorted(latestFirst)
  byDate.forEach((placed, place) => (placed.byDate = place))
  const bySlug = new Map(byTitle.map((placed) => [placed.article.slug, placed]))
  const examples = [...rules.values()].map(({ example }) => example)

  const shelves = new Map<string, Shelf>()
  for (const placed of byTitle) {
    const { topics } = placed.article
    const name = JSON.stringify([topics, placed.rule])
    const shelf = shelves.get(name) ?? { topics, rule: placed.rule, first: [] }
    if (shelf.first.length <= mostRelated) shelf.first.push(placed)
    shelves.set(name, shelf)
  }

  const topicOrder = createTopicOrder(byTitle, topics)
  /** All versions that products have, as far as they are listed, one line after the other. */
  const everyVersion = products.flatMap(({ versions }) => versions)

  /** Versions that these articles name, and those within their ranges: of each, some of them says something. */
  function versionsOf(known: readonly CompiledArticle[]): string[] {
    const named = new Set(known.flatMap(({ versions }) => namedIn(versions)))
    const ranges = known.filter(({ versions }) => isRange(versions))
    const within = everyVersion.filter((version) => ranges.some(holdingFor(version, products)))
    return [...new Set([...named, ...within])].toSorted((a, b) => compareVersions(a, b, everyVersion))
  }

  const views = new LRUCache<string, View>({ max: mostViews })
  const lists = new LRUCache<string, readonly Placed[]>({
    maxSize: mostPlaces,
    sizeCalculation: ({ length }) => length + 1,
  })

  function newView(key: string, reasons: View['reasons']): View {
    const isKnown = ({ article, rule }: Placed) => !article.secret || reasons[rule] === null
    const known = { byTitle: byTitle.filter(isKnown), byDate: byDate.filter(isKnown) }
    const all = known.byTitle.map(({ article }) => article)
    const filters = {
      kinds: articleKinds.filter((kind) => all.some((article) => article.kind === kind)),
      topics: inOrder(all.flatMap(({ topics }) => topics)),
      products: inOrder(all.flatMap(({ products }) => products)),
      versions: versionsOf(all),
    }
    return { key, reasons, known, filters }
  }

  const isKnownIn = (view: View, { article, rule }: Placed) => !article.secret || view.reasons[rule] === null

  function matching(view: View, order: Order | 'byTopic', { kind, topic, product, version }: ArticleQuery) {
    if (!kind && !topic && !product && !version) return view.known[order === 'byTopic' ? 'byTitle' : order]
    const key = JSON.stringify([view.key, order, kind, topic, product, version])
    const kept = lists.get(key)
    if (kept) return kept
    const all =
      order === 'byTopic'
        ? topicOrder.of(topic ?? '').filter((placed) => isKnownIn(view, placed))
        : view.known[order]
    const fits = fitting({ kind, topic, product, version }, products)
    const list = all.filter(({ article }) => fits(article))
    lists.set(key, list)
    return list
  }

  return {
    find: (slug: string): CompiledArticle | undefined => bySlug.get(slug)?.article,

    viewFor(rights: Rights | null): View {
      const reasons = examples.map((example) => lockReason(example, rights))
      const key = reasons.join()
      const view = views.get(key) ?? newView(key, reasons)
      views.set(key, view)
      return view
    },

    reasonIn: (view: View, { slug }: CompiledArticle): LockReason | null => {
      const placed = bySlug.get(slug)
      // What the catalogue does not hold is nobody's to read.
      return placed ? (view.reasons[placed.rule] ?? null) : 'not_allowed'
    },

    /** One page of what matches, after the article `query.cursor`. Null: that article is not in the list. */
    page(view: View, query: ArticleQuery, size: number) {
      const order = orders[query.order ?? 'title']
      const list = matching(view, order, query)
      let from = 0
      if (query.cursor !== undefined) {
        const last = bySlug.get(query.cursor)
        const place = !last ? -1 : order === 'byTopic' ? list.indexOf(last) : placeIn(list, last, order)
        if (place === -1) return null
        from = place + 1
      }
      const page = list.slice(from, from + size).map(({ article }) => article)
      return { page, total: list.length, isLast: from + size >= list.length }
    },

    /** What stands before and after an article in its first topic, as far as the reader may know of it. */
    neighbours(view: View, article: CompiledArticle) {
      const topic = article.topics[0] ?? ''
      const placed = bySlug.get(article.slug)
      const next = (step: 1 | -1) =>
        placed ? topicOrder.nextTo(topic, placed, step, (other) => isKnownIn(view, other)) : null
      return { topic, previous: next(-1)?.article ?? null, next: next(1)?.article ?? null }
    },

    /** The topics of what a reader may know of, each with how many articles that are. */
    topicsIn(view: View) {
      return view.filters.topics.map((id) => ({
        id,
        articles: matching(view, 'byTitle', { topic: id }).length,
        summary: topics.find((one) => one.id === id)?.summary ?? null,
      }))
    },

    /** The articles that share most topics with this one, those that the reader may read first, then by title. */
    related(view: View, article: CompiledArticle): CompiledArticle[] {
      return [...shelves.values()]
        .map(({ topics, rule, first }) => ({
          shared: topics.filter((topic) => article.topics.includes(topic)).length,
          locked: Number(view.reasons[rule] !== null),
          first,
        }))
        .filter(({ shared }) => shared > 0)
        .flatMap(({ shared, locked, first }) => first.map((placed) => ({ shared, locked, placed })))
        .filter(({ placed, locked }) => placed.article !== article && !(placed.article.secret && locked))
        .toSorted((a, b) => b.shared - a.shared || a.locked - b.locked || a.placed.byTitle - b.placed.byTitle)
        .slice(0, mostRelated)
        .map(({ placed }) => placed.article)
    },
  }
}

/** Where `wanted` stands in a list of that order; -1 for nowhere. */
function placeIn(list: readonly Placed[], wanted: Placed, order: Order): number {
  let low = 0
  let high = list.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const place = list[middle]?.[order] ?? 0
    if (place === wanted[order]) return middle
    if (place < wanted[order]) low = middle + 1
    else high = middle - 1
  }
  return -1
}
