import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { SearchQuery } from '../../contract/search.ts'
import { anyReader, isEntitled, mayReadInWords, rightsOf } from '../../tests/any-reader.ts'
import { article } from '../../tests/api.ts'
import { accessLevels } from '../../contract/article.ts'
import type { CompiledArticle } from '../content/content.ts'
import { createSearch } from './search.ts'

/** Few enough that articles share them, and near enough that one is a slip of another. */
const vocabulary =
  `password passwort passwords mail mails male clock locked lock block agreement agreements zebra zebras zebu invite invited
invitation sign signing signed invalid_grant 0x80070005 sign-in organisation organisations reset resetting`.split(
    /\s+/,
  )
const words = (most: number) =>
  fc.array(fc.constantFrom(...vocabulary), { minLength: 1, maxLength: most }).map((all) => all.join(' '))

const texts = fc.record({ title: words(4), summary: words(5), heading: words(3), text: words(30) })
const bodyOf = ({ heading, text }: { heading: string; text: string }) => ({
  html: `<p>${text}</p><h2 id="more">${heading}</h2><p>${text}</p>`,
})
const anyRule = fc.record({
  access: fc.constantFrom(...accessLevels),
  secret: fc.boolean(),
  products: fc.subarray(['signpost-portal', 'other']),
  topics: fc.constantFrom('account', 'mail', 'zebra').map((topic) => [topic]),
  asksForProof: fc.boolean(),
})
const anyLibrary = fc.array(fc.tuple(anyRule, texts, texts), { minLength: 2, maxLength: 10 }).map((drawn) =>
  drawn.map(([{ asksForProof, ...rule }, own, other], index) => {
    const isPublic = rule.access === 'public'
    const made = article(`a-${index}`, {
      ...rule,
      ...(isPublic && { secret: false }),
      ...(asksForProof && !isPublic && { authentication: { acr: ['two-factors'] } }),
      title: own.title,
      summary: own.summary,
      ...bodyOf(own),
    })
    return { made, other }
  }),
)
const anyQuery: fc.Arbitrary<SearchQuery> = fc.record(
  {
    q: fc
      .array(
        fc.oneof(
          fc.constantFrom(...vocabulary),
          fc.constantFrom(
            'pasword',
            'zbra',
            'zebrra',
            'mial',
            'agrement',
            'inv',
            'zeb',
            'passvortt',
            'how',
            'unheard',
          ),
        ),
        {
          minLength: 1,
          maxLength: 4,
        },
      )
      .map((all) => all.join(' ')),
    topic: fc.constantFrom('account', 'mail'),
    product: fc.constantFrom('signpost-portal', 'other'),
  },
  { requiredKeys: ['q'] },
)
const synonyms = [
  { from: ['zebra', 'male animal'], to: ['zebu'], isRather: false },
  { from: ['locked'], to: ['no agreement'], isRather: true },
]
const answerFrom = (articles: CompiledArticle[], query: SearchQuery, rights: ReturnType<typeof rightsOf>) => {
  const { search, sightFor } = createSearch({ articles, flows: [], synonyms }, {})
  return JSON.stringify(search(query, sightFor(rights)))
}

test('what a reader finds does not depend by one byte on what they may not read', () => {
  fc.assert(
    fc.property(
      anyLibrary,
      anyReader,
      fc.array(anyQuery, { minLength: 3, maxLength: 3 }),
      (library, reader, queries) => {
        const rights = rightsOf(reader)
        const whole = library.map(({ made }) => made)
        const isClosed = (one: CompiledArticle) => !mayReadInWords(one, reader)
        const isUnknown = (one: CompiledArticle) => one.secret && !isEntitled(one, reader)
        const rewritten = library.map(({ made, other }) =>
          isUnknown(made)
            ? { ...made, ...other, topics: ['zebra'], ...bodyOf(other) }
            : isClosed(made)
              ? { ...made, ...bodyOf(other) }
              : made,
        )
        const without = rewritten.filter((one) => !isUnknown(one))
        for (const query of queries) {
          const answer = answerFrom(whole, query, rights)
          expect(answerFrom(rewritten, query, rights)).toBe(answer)
          expect(answerFrom(without, query, rights)).toBe(answer)
        }
      },
    ),
    { numRuns: 150 },
  )
})

test('whoever may read an article finds it by every word of it, and nobody else by its text', () => {
  fc.assert(
    fc.property(anyLibrary, anyReader, fc.nat(), (library, reader, drawn) => {
      const at = drawn % library.length
      const articles = library.map(({ made }, index) =>
        index === at ? { ...made, html: `${made.html}<p>Only here: quetzalcoatlus.</p>` } : made,
      )
      const wanted = articles[at]
      const { search, sightFor } = createSearch({ articles, flows: [], synonyms }, {})
      for (const q of ['quetzalcoatlus', 'quetzalcoatlos', 'quetzal']) {
        const { hits, suggestion } = search({ q }, sightFor(rightsOf(reader)))
        const mine = wanted && mayReadInWords(wanted, reader)
        expect(hits.map((hit) => hit.type === 'article' && hit.slug)).toEqual(mine ? [wanted.slug] : [])
        expect(suggestion).toBeNull()
      }
    }),
    { numRuns: 150 },
  )
})
