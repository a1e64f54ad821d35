import type { LookAgain, PageNumbers, PageOrder } from '../../contract/desk-pages.ts'
import { attention } from './attention.ts'
import type { CompiledArticle, Content } from '../content/content.ts'
import { flowNumbers } from './flow-numbers.ts'
import { lookAgain } from './look-again.ts'
import { added, averageOf, countOf } from './star-votes.ts'
import type { Distribution, Numbers, RevisionVotes } from '../store/store.ts'
import { trend, trendDays } from './trend.ts'

const dayLength = 86_400_000
export const daysBefore = (now: Date, days: number) => new Date(now.getTime() - days * dayLength)

/** Asks the store as often as there are troubleshooters and a few times more, however many articles there are. */
export async function pageNumbers(
  { articles, flows }: Content,
  store: Numbers,
  { now, reviewAfter }: { now: Date; reviewAfter?: number | undefined },
) {
  const [all, recent, comments, verdicts] = await Promise.all([
    store.revisionVotes(),
    store.revisionVotes(daysBefore(now, trendDays).toISOString()),
    store.openComments(),
    verdictsOn(flows, store),
  ])
  const [everVotes, recentVotes] = [byArticle(all), byArticle(recent)]
  const open = new Map(comments.map((one) => [one.article, one.comments]))
  return articles.map((article) =>
    numbersOf(article, {
      votes: everVotes.get(article.slug) ?? [],
      recent: recentVotes.get(article.slug) ?? [],
      openComments: open.get(article.slug) ?? 0,
      ...(verdicts.get(article.slug) ?? { unsolved: 0, said: 0 }),
      lookAgain: lookAgain(article, now, reviewAfter),
      days: Math.max(0, Math.floor((now.getTime() - Date.parse(article.updatedAt)) / dayLength)),
    }),
  )
}

type Verdicts = { unsolved: number; said: number }

/** By article: what readers said of the outcomes that name it. */
async function verdictsOn(flows: Content['flows'], store: Numbers): Promise<Map<string, Verdicts>> {
  const found = new Map<string, Verdicts>()
  for (const flow of flows) {
    for (const { step, solved, unsolved } of flowNumbers(flow, await store.ways(flow.id)).outcomes) {
      const outcome = flow.steps[step]
      const named = outcome && 'outcome' in outcome ? (outcome.articles ?? []) : []
      for (const slug of named) {
        const before = found.get(slug) ?? { unsolved: 0, said: 0 }
        found.set(slug, { unsolved: before.unsolved + unsolved, said: before.said + solved + unsolved })
      }
    }
  }
  return found
}

type Found = Verdicts & {
  votes: RevisionVotes[]
  recent: RevisionVotes[]
  openComments: number
  lookAgain: LookAgain | null
  days: number
}

function numbersOf(
  article: CompiledArticle,
  { votes, recent, openComments, lookAgain, ...found }: Found,
): PageNumbers {
  const { slug, title, kind, access, secret, revision, updatedAt, checkedAt, owner } = article
  const of = (rows: RevisionVotes[], wanted: (revision: number) => boolean) =>
    added(...rows.filter((row) => wanted(row.revision)).map((row) => row.votes))
  const current = of(votes, (one) => one === revision)
  const earlier = of(votes, (one) => one < revision)
  const lately = of(recent, (one) => one === revision)
  return {
    slug,
    title,
    kind,
    access,
    secret,
    revision,
    updatedAt,
    openComments,
    current: rated(current),
    earlier: rated(earlier),
    trend: trend({ current, earlier, recent: lately }),
    attention: attention({ votes: current, openComments, ...found }),
    checkedAt: checkedAt ?? null,
    owner: owner ?? null,
    lookAgain,
  }
}

const rated = (votes: Distribution) => ({ votes: countOf(votes), average: averageOf(votes) })

function byArticle(rows: RevisionVotes[]): Map<string, RevisionVotes[]> {
  const found = new Map<string, RevisionVotes[]>()
  for (const row of rows) found.set(row.article, [...(found.get(row.article) ?? []), row])
  return found
}

/** Highest first, but for titles; what cannot be compared comes last either way, and equals stand by title. */
export function inOrder(pages: readonly PageNumbers[], order: PageOrder, reversed: boolean): PageNumbers[] {
  const byTitle = (a: PageNumbers, b: PageNumbers) =>
    a.title.localeCompare(b.title) || a.slug.localeCompare(b.slug)
  const direction = reversed ? -1 : 1
  if (order === 'title') return pages.toSorted((a, b) => direction * byTitle(a, b))
  const value = keys[order]
  return pages.toSorted((a, b) => {
    const [one, other] = [value(a), value(b)]
    if (one === null || other === null) return Number(one === null) - Number(other === null) || byTitle(a, b)
    return direction * (other - one) || byTitle(a, b)
  })
}

const keys: Record<Exclude<PageOrder, 'title'>, (page: PageNumbers) => number | null> = {
  attention: ({ attention }) => attention.score,
  votes: ({ current }) => current.votes,
  average: ({ current }) => current.average,
  trend: ({ trend }) => trend?.change ?? null,
  comments: ({ openComments }) => openComments,
  updated: ({ updatedAt }) => Date.parse(updatedAt),
  // What has waited longest.
  review: ({ lookAgain }) => (lookAgain ? -Date.parse(lookAgain.since) : null),
}
