import type { PageNumbers } from '../../../contract/desk-pages.ts'
import { deskPages as say } from '../../messages/desk-pages.ts'
import { ShareBar } from '../../ui/share-bar.tsx'
import styles from './attention.module.css'

/** What a score is made of, the heaviest first. Parts without points say nothing. */
export function reasonsFor({ attention, openComments }: Pick<PageNumbers, 'attention' | 'openComments'>) {
  const { stars, comments, unsolved, age } = attention
  return [
    { points: stars.points, words: say.byStars(stars.atMost ?? 5) },
    { points: comments.points, words: say.byComments(openComments) },
    { points: unsolved.points, words: say.byUnsolved(unsolved.unsolved, unsolved.said) },
    { points: age.points, words: say.byAge(age.days) },
  ]
    .filter(({ points }) => points > 0)
    .toSorted((a, b) => b.points - a.points)
}

export function Reasons({ page }: { page: PageNumbers }) {
  const reasons = reasonsFor(page)
  if (reasons.length === 0) return <p className={styles.nothing}>{say.nothing}</p>
  return (
    <ul role="list" className={styles.reasons}>
      {reasons.map(({ points, words }) => (
        <li key={words}>
          <span className={styles.points}>{say.points(points)}</span> <span>{words}</span>
        </li>
      ))}
    </ul>
  )
}

/** The score, and, unfolded, what it is made of. */
export function AttentionCell({ page }: { page: PageNumbers }) {
  const { score } = page.attention
  const number = (
    <>
      <span className={styles.score}>{say.score(score)}</span>
      <ShareBar share={score / 100} />
    </>
  )
  if (score === 0) return <span className={styles.line}>{number}</span>
  return (
    <details className={styles.why}>
      <summary className={styles.line} aria-label={say.why(score)}>
        {number}
      </summary>
      <Reasons page={page} />
    </details>
  )
}
