import { LRUCache } from 'lru-cache'
import { articleKinds, type ArticleList, type ArticleQuery, type LockReason } from '../contract/article.ts'
import type { CompiledArticle } from './content/content.ts'
import { lockReason, type Rights } from './gate.ts'

/** An article and its places in the two orders of all articles. */
type Placed = { article: CompiledArticle; rule: number; byTitle: number; byDate: number }
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

const inOrder = (values: Iterable<string>) => [...new Set(values)].toSorted((a, b) => a.localeCompare(b))

type Filters = Pick<ArticleQuery, 'kind' | 'topic' | 'product' | 'version'>

/** Whether an article is among what the filters leave, in a list as in a search. */
export const fits = (article: CompiledArticle, { kind, topic, product, version }: Filters): boolean =>
  (!kind || article.kind === kind) &&
  (!topic || article.topics.includes(topic)) &&
  (!product || article.products.length === 0 || article.products.includes(product)) &&
  (!version || article.versions === 'not-version-specific' || article.versions.includes(version))

/**
 * The articles, laid out once for each content so that no request walks through all of them (decision 029). What one reader sees depends
 * on the answers of the gate for the few rules that the articles have, and on nothing else: who gets the same answers shares a view.
 */
export function createCatalogue(articles: readonly CompiledArticle[]) {
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
      versions: inOrder(all.flatMap(({ versions }) => (Array.isArray(versions) ? versions : []))),
    }
    return { key, reasons, known, filters }
  }

  function matching(view: View, order: Order, { kind, topic, product, version }: ArticleQuery) {
    if (!kind && !topic && !product && !version) return view.known[order]
    const key = JSON.stringify([view.key, order, kind, topic, product, version])
    const kept = lists.get(key)
    if (kept) return kept
    const list = view.known[order].filter(({ article }) => fits(article, { kind, topic, product, version }))
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
      const order: Order = query.order === 'updated' ? 'byDate' : 'byTitle'
      const list = matching(view, order, query)
      let from = 0
      if (query.cursor !== undefined) {
        const last = bySlug.get(query.cursor)
        const place = last ? placeIn(list, last, order) : -1
        if (place === -1) return null
        from = place + 1
      }
      const page = list.slice(from, from + size).map(({ article }) => article)
      return { page, total: list.length, isLast: from + size >= list.length }
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
