import type { DeskPage } from '../../../contract/desk-pages.ts'
import { starsSchema } from '../../../contract/feedback.ts'
import { deskPages as say } from '../../messages/desk-pages.ts'
import styles from './page-view.module.css'
import { CountBars } from '../../ui/count-bars.tsx'
import view from './view.module.css'

type Revision = DeskPage['revisions'][number]

/** Each revision's votes by stars. */
export const Spread = ({ revisions }: { revisions: readonly Revision[] }) => (
  <section className={view.section} aria-labelledby="spread">
    <h2 id="spread">{say.distribution}</h2>
    <p className={view.note}>{say.distributionText}</p>
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
        <p className={view.note}>{say.noVotes}</p>
      ) : (
        <>
          <p className={view.note}>
            {say.ofFive(average)}, {say.countedVotes(votes)}
            <br />
            {say.during(first, last)}
          </p>
          <CountBars
            caption={say.revision(revision)}
            columns={[say.starsColumn, say.votes]}
            rows={starsSchema.options.toReversed().map((stars) => ({
              name: say.starsOf(stars),
              count: distribution[stars - 1] ?? 0,
            }))}
            inWords={say.number}
            quiet={quiet}
          />
        </>
      )}
    </div>
  )
}
