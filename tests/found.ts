import type { MarkedText, SearchHit, SearchResult } from '../contract/search.ts'

/** `a *hit* here` → what the API says of it. */
export const marked = (text: string): MarkedText =>
  text.split('*').flatMap((piece, index) => (piece ? [{ text: piece, hit: index % 2 === 1 }] : []))

type Hit<Type extends SearchHit['type']> = Extract<SearchHit, { type: Type }>

const entries = (slug: string, title: string): Omit<Hit<'article'>, 'type' | 'sections'> => ({
  slug,
  title: marked(title),
  kind: 'instruction',
  products: [],
  topics: ['account'],
  versions: 'not-version-specific',
  updatedAt: '2026-11-23',
})

export const foundArticle = (
  slug: string,
  title: string,
  more: Partial<Hit<'article'>> = {},
): Hit<'article'> => ({ type: 'article', ...entries(slug, title), sections: [], ...more })

export const foundLocked = (slug: string, title: string, reason: Hit<'locked'>['reason']): Hit<'locked'> => ({
  type: 'locked',
  ...entries(slug, title),
  summary: marked('What anybody may know of it.'),
  reason,
})

export const foundStep = (step: string, title: string, answers: Record<string, string>): Hit<'step'> => ({
  type: 'step',
  flow: 'sign-in',
  flowTitle: 'Problems signing in',
  step,
  title: marked(title),
  excerpt: marked('What to do *now*.'),
  answers,
})

export const foundSection = (
  heading: [id: string, text: string] | null,
  excerpt: string,
  second: number | null = null,
): Hit<'article'>['sections'][number] => ({
  heading: heading && { id: heading[0], text: marked(heading[1]) },
  second,
  excerpt: marked(excerpt),
})

export const found = (hits: SearchHit[], more: Partial<SearchResult> = {}): SearchResult => ({
  hits,
  total: hits.length,
  withheld: hits.filter(({ type }) => type === 'locked').length,
  suggestion: null,
  ...more,
})
