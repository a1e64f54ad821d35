import { fewVotes, type RatingSummary, starsSchema } from '../../../contract/feedback.ts'
import { rating as say, starWords } from '../../messages/feedback.ts'
import { CountBars } from '../../ui/count-bars.tsx'
import styles from './distribution.module.css'

/** What everybody may see: how many voted for what, and the average with the weight it deserves. */
export function Distribution({ summary: { average, votes, distribution } }: { summary: RatingSummary }) {
  if (average === null) return <p className={styles.none}>{say.noVotes}</p>
  return (
    <div className={styles.distribution}>
      <p className={styles.verdict}>
        <strong className={votes < fewVotes ? styles.weak : styles.average}>
          <span aria-hidden="true">{say.average(average)}</span>
          <span className="visually-hidden">{say.averageOf(average)}</span>
        </strong>
        <span>{say.votes(votes)}</span>
        {votes < fewVotes && <span>{say.tooFew}</span>}
      </p>
      <CountBars
        caption={say.distribution}
        columns={[say.starsColumn, say.votesColumn]}
        rows={starsSchema.options.toReversed().map((stars) => ({
          name: say.stars(stars, starWords[stars]),
          count: distribution[stars - 1] ?? 0,
        }))}
        inWords={say.count}
      />
    </div>
  )
}
