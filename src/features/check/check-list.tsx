import { Link } from 'react-router-dom'
import { type CheckId, type Verdict, type Verdicts, groups } from '../../checks/check.ts'
import { check as say, checkNames, groupNames, stateWords } from '../../messages/check.ts'
import { paths } from '../../paths.ts'
import { Icon, type IconName } from '../../ui/icon.tsx'
import styles from './check-list.module.css'
import { inWords } from './in-words.ts'

const marks: Record<Verdict['state'], IconName> = {
  ok: 'check',
  warn: 'alert',
  fail: 'close',
  unknown: 'question',
}

/** Every check as a stop of the trail, at its place from the start: what is still open fills in where it stands. */
export const CheckList = ({ ids, verdicts }: { ids: readonly CheckId[]; verdicts: Verdicts }) => (
  <div className={styles.groups}>
    {groups.map(([group, members]) => {
      const shown = members.filter((id) => ids.includes(id))
      if (shown.length === 0) return null
      return (
        <section key={group} aria-labelledby={`checks-${group}`}>
          <h2 id={`checks-${group}`} className={styles.group}>
            {groupNames[group]}
          </h2>
          <ul role="list" className={styles.checks}>
            {shown.map((id) => (
              <CheckStop key={id} id={id} verdict={verdicts[id]} />
            ))}
          </ul>
        </section>
      )
    })}
  </div>
)

function CheckStop({ id, verdict }: { id: CheckId; verdict: Verdict | undefined }) {
  const name = checkNames[id]
  return (
    <li className={styles.check} data-state={verdict?.state ?? 'waiting'}>
      <span className={styles.mark}>{verdict && <Icon name={marks[verdict.state]} />}</span>
      <h3 className={styles.name}>{name}</h3>
      <span className={styles.state}>{stateWords[verdict?.state ?? 'waiting']}</span>
      {verdict && (
        <div className={styles.found}>
          <p>{inWords(verdict)}</p>
          {verdict.help && (
            <p>
              <Link
                to={paths.troubleshooter('sign-in', { enter: verdict.help })}
                aria-label={say.whatHelpsWith(name)}
              >
                {say.whatHelps}
              </Link>
            </p>
          )}
        </div>
      )}
    </li>
  )
}
