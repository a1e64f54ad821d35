import { fewVotes, type RatingSummary, starsSchema } from '../../../contract/feedback.ts'
import { rating as say, starWords } from '../../messages/feedback.ts'
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
        {votes < fewVotes && <span className={styles.tooFew}>{say.tooFew}</span>}
      </p>
      <table className={styles.bars}>
        <caption className="visually-hidden">{say.distribution}</caption>
        <thead className="visually-hidden">
          <tr>
            <th scope="col">{say.starsColumn}</th>
            <th scope="col">{say.votesColumn}</th>
          </tr>
        </thead>
        <tbody>
          {starsSchema.options.toReversed().map((stars) => {
            const count = distribution[stars - 1] ?? 0
            return (
              <tr key={stars}>
                <th scope="row">{say.stars(stars, starWords[stars])}</th>
                <td>
                  <span className={styles.track}>
                    <span className={styles.bar} style={{ inlineSize: `${(count / votes) * 100}%` }} />
                  </span>
                  {say.count(count)}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
