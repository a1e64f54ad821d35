import type { DeskPage } from '../../../contract/desk-pages.ts'
import { starsSchema } from '../../../contract/feedback.ts'
import { deskPages as say } from '../../messages/desk-pages.ts'
import styles from './page-view.module.css'
import { ShareBar } from './share-bar.tsx'
import table from './table.module.css'

type Revision = DeskPage['revisions'][number]

/** Each revision's votes by stars: a table whose bars say what its numbers say. */
export const Spread = ({ revisions }: { revisions: readonly Revision[] }) => (
  <section className={styles.section} aria-labelledby="spread">
    <h2 id="spread">{say.distribution}</h2>
    <p className={styles.note}>{say.distributionText}</p>
    <div className={styles.revisions}>
      {revisions.map((revision, index) => (
        <OneRevision key={revision.revision} revision={revision} quiet={index > 0} />
      ))}
    </div>
  </section>
)

function OneRevision({ revision: one, quiet }: { revision: Revision; quiet: boolean }) {
  const { revision, votes, average, distribution, first, last } = one
  return (
    <div className={styles.revision}>
      <h3>{say.revision(revision)}</h3>
      {average === null || first === null || last === null ? (
        <p className={styles.note}>{say.noVotes}</p>
      ) : (
        <>
          <p className={styles.note}>
            {say.ofFive(average)}, {say.countedVotes(votes)}
            <br />
            {say.during(first, last)}
          </p>
          <table className={`${table.table} ${table.dense} ${styles.bars}`}>
            <caption className="visually-hidden">{say.revision(revision)}</caption>
            <thead className="visually-hidden">
              <tr>
                <th scope="col">{say.starsColumn}</th>
                <th scope="col">{say.votes}</th>
              </tr>
            </thead>
            <tbody>
              {starsSchema.options.toReversed().map((stars) => {
                const count = distribution[stars - 1] ?? 0
                return (
                  <tr key={stars}>
                    <th scope="row">{say.starsOf(stars)}</th>
                    <td>
                      <span className={styles.bar}>
                        <ShareBar share={count / votes} quiet={quiet} />
                        <span>{say.number(count)}</span>
                      </span>
                    </td>
                  </tr>
                )
              })}
            </tbody>
          </table>
        </>
      )}
    </div>
  )
}
