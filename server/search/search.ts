import { LRUCache } from 'lru-cache'
import {
  type FoundSection,
  hitsOnAPage,
  type SearchHit,
  type SearchQuery,
  type SearchResult,
} from '../../contract/search.ts'
import { fitting } from '../library/catalogue.ts'
import type { Content } from '../content/content.ts'
import type { Rights } from '../access/gate.ts'
import { entriesOf, toldBy } from './entries.ts'
import { excerptOf, marked, type WorthOf } from './excerpt.ts'
import { createForms } from './forms.ts'
import { createLexicon } from './lexicon.ts'
import { packIndex, type PackedIndex } from './packed-index.ts'
import { readQuery } from './query.ts'
import { createRanking, type Ranking, type Shown } from './ranking.ts'
import { createSights, type Sight } from './sight.ts'
import { suggestionFor } from './suggestion.ts'
import { createThesaurus } from './synonyms.ts'
import type { Vocabulary } from '../content/vocabulary.ts'

const mostSections = 3
const mostSights = 50
/** By how much a step is worth less for each answer on the way to it, and an article because it is locked. */
const farther = 0.06
const ifLocked = 0.8

type Asked = { query: SearchQuery; sight: Sight }

/** The search over one content. Two readers whom the gate answers alike are answered alike, to the byte. `packed`: its index, if it is made already. */
export function createSearch(
  { articles, flows, products, synonyms = [] }: Content,
  vocabulary: Vocabulary,
  packed: PackedIndex | null = null,
) {
  const entries = entriesOf(articles, flows)
  const index = packed ?? packIndex(entries, vocabulary)
  const lexicon = createLexicon(index)
  const forms = createForms(index, lexicon)
  const { rank } = createRanking(index, forms)
  const thesaurus = createThesaurus(synonyms)
  const sightFor = createSights(entries, index)
  const sights = new LRUCache<string, Sight>({ max: mostSights })

  /** Before a word is compared: what can be read, and what is near, is worth more to a reader. */
  function priorOf(entry: number, sight: Sight): number {
    const found = entries[entry]
    if (found?.type === 'step') return 1 / (1 + farther * Object.values(found.answers).length)
    return sight.reasonOf(entry) === null ? 1 : ifLocked
  }

  function among({ kind, topic, product, version }: SearchQuery): (entry: number) => boolean {
    const fits = fitting({ kind, topic, product, version }, products)
    return (entry) => {
      const found = entries[entry]
      if (!found) return false
      // A troubleshooter is of no kind and no topic, and for whichever product and version.
      return found.type === 'step' ? !kind && !topic : fits(found.article)
    }
  }

  function find(q: string, { query, sight }: Asked): Ranking {
    const from = (Number(query.page ?? '1') - 1) * hitsOnAPage
    return rank(readQuery(q, thesaurus), sight, {
      prior: (entry) => priorOf(entry, sight),
      isIn: among(query),
      from,
      to: from + hitsOnAPage,
    })
  }

  /** Where it is the filters that leave nothing, the spelling is right. */
  function suggestionIn(asked: Asked): string | null {
    const { query, sight } = asked
    if (find(query.q, { query: { q: query.q }, sight }).ranked.length > 0) return null
    return suggestionFor(query.q, lexicon, {
      isSeen: (word) => forms.isSeen(word, sight),
      finds: (q) => find(q, asked).ranked.length > 0,
    })
  }

  function sectionsOf(
    told: ReturnType<typeof toldBy>,
    { entry, units }: Shown,
    worthOf: WorthOf,
  ): FoundSection[] {
    const head = index.firstUnits[entry] ?? 0
    const found = units.flatMap((unit) => told.sections[unit - head - 1] ?? []).slice(0, mostSections)
    // Found by its title or summary alone: the summary says what it is about.
    const shown = found.length > 0 ? found : [{ heading: null, second: null, text: told.summary }]
    return shown.map(({ heading, second, text }) => ({
      heading: heading && { id: heading.id, text: marked(heading.text, worthOf) },
      second,
      excerpt: excerptOf(text, worthOf),
    }))
  }

  function hitOf(ranked: Shown, sight: Sight, worthOf: WorthOf): SearchHit[] {
    const found = entries[ranked.entry]
    if (!found) return []
    const told = toldBy(found, vocabulary)
    if (found.type === 'step') {
      const { flow, step, answers } = found
      const title = marked(told.title, worthOf)
      const excerpt = excerptOf(told.sections[0]?.text ?? '', worthOf)
      return [{ type: 'step', flow: flow.id, flowTitle: flow.title, step, title, excerpt, answers }]
    }
    const { slug, kind, products, topics, versions, updatedAt } = found.article
    const shared = { slug, title: marked(told.title, worthOf), kind, products, topics, versions, updatedAt }
    const reason = sight.reasonOf(ranked.entry)
    if (reason) return [{ type: 'locked', ...shared, summary: marked(told.summary, worthOf), reason }]
    const sections = sight.isReadable(ranked.entry)
      ? sectionsOf(told, ranked, worthOf)
      : // It opens once the reader has proved who they are: until then there is no more than the teaser.
        [{ heading: null, second: null, excerpt: marked(told.summary, worthOf) }]
    return [{ type: 'article', ...shared, sections }]
  }

  return {
    sightFor(rights: Rights | null): Sight {
      const { key, make } = sightFor(rights)
      const sight = sights.get(key) ?? make()
      sights.set(key, sight)
      return sight
    },

    search(query: SearchQuery, sight: Sight): SearchResult {
      const asked = { query, sight }
      const { ranked, shown, found } = find(query.q, asked)
      const worths = new Map([...found].map(([number, worth]) => [lexicon.word(number), worth]))
      const worthOf: WorthOf = (term) => worths.get(term) ?? 0
      return {
        hits: shown.flatMap((one) => hitOf(one, sight, worthOf)),
        total: ranked.length,
        withheld: ranked.filter(({ entry }) => sight.reasonOf(entry) !== null).length,
        suggestion: ranked.length > 0 ? null : suggestionIn(asked),
      }
    },
  }
}
