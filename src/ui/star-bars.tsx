import { starsSchema, type RatingSummary } from '../../contract/feedback.ts'
import { ShareBar } from './share-bar.tsx'
import styles from './star-bars.module.css'

type Props = {
  votes: number
  distribution: RatingSummary['distribution']
  quiet?: boolean
  words: {
    caption: string
    starsColumn: string
    votesColumn: string
    stars: (stars: (typeof starsSchema.options)[number]) => string
    count: (count: number) => string
  }
}

/** How many voted for what, most stars first: a table whose bars say what its numbers say. */
export const StarBars = ({ votes, distribution, quiet = false, words }: Props) => (
  <table className={styles.bars}>
    <caption className="visually-hidden">{words.caption}</caption>
    <thead className="visually-hidden">
      <tr>
        <th scope="col">{words.starsColumn}</th>
        <th scope="col">{words.votesColumn}</th>
      </tr>
    </thead>
    <tbody>
      {starsSchema.options.toReversed().map((stars) => {
        const count = distribution[stars - 1] ?? 0
        return (
          <tr key={stars}>
            <th scope="row">{words.stars(stars)}</th>
            <td>
              <ShareBar share={count / votes} quiet={quiet} />
              {words.count(count)}
            </td>
          </tr>
        )
      })}
    </tbody>
  </table>
)
