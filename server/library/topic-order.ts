import type { Placed } from './catalogue.ts'
import type { Topic } from '../content/vocabulary-files.ts'

/**
 * The order of the articles in each topic: first those that the topic names, then by the `order` that they have themselves, then by title.
 * Worked out for a topic when somebody first asks for it. `byTitle`: all articles.
 */
export function createTopicOrder(byTitle: readonly Placed[], topics: readonly Topic[]) {
  const members = new Map<string, Placed[]>()
  for (const placed of byTitle) {
    for (const topic of new Set(placed.article.topics)) {
      const list = members.get(topic) ?? []
      list.push(placed)
      members.set(topic, list)
    }
  }
  const named = new Map(topics.map(({ id, articles }) => [id, new Map(articles.map((slug, index) => [slug, index]))])) // prettier-ignore
  const sorted = new Map<string, { list: readonly Placed[]; places: ReadonlyMap<Placed, number> }>()

  function sort(topic: string) {
    const first = named.get(topic)
    const last = Number.POSITIVE_INFINITY
    const rank = ({ article }: Placed) => first?.get(article.slug) ?? last
    const own = ({ article }: Placed) => article.order ?? last
    const less = (a: number, b: number) => (a === b ? 0 : a < b ? -1 : 1)
    const list = (members.get(topic) ?? []).toSorted(
      (a, b) => less(rank(a), rank(b)) || less(own(a), own(b)) || a.byTitle - b.byTitle,
    )
    return { list, places: new Map(list.map((placed, place) => [placed, place])) }
  }

  function orderOf(topic: string) {
    const known = sorted.get(topic) ?? sort(topic)
    // Readers may ask for topics that nobody has written about; those are not kept.
    if (members.has(topic)) sorted.set(topic, known)
    return known
  }

  return {
    of: (topic: string): readonly Placed[] => orderOf(topic).list,
    /** The nearest that counts, before (-1) or after (1) an article of the topic. */
    nextTo(topic: string, placed: Placed, step: 1 | -1, counts: (placed: Placed) => boolean): Placed | null {
      const { list, places } = orderOf(topic)
      const from = places.get(placed)
      if (from === undefined) return null
      for (let place = from + step; place >= 0 && place < list.length; place += step) {
        const other = list[place]
        if (other && counts(other)) return other
      }
      return null
    },
  }
}
