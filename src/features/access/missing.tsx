import type { AccessReport } from '../../../contract/access.ts'
import { access as say } from '../../messages/access.ts'
import { Notice } from '../../ui/notice.tsx'
import styles from './access.module.css'

type SignedIn = Extract<AccessReport, { signedIn: true }>

/** What the provider did not send, by the names that its administrator knows; a scope, too, without which nothing else counts. */
export const Missing = ({ report: { missingClaims, missingScope } }: { report: SignedIn }) => (
  <>
    {missingScope !== null && (
      <Notice tone="trouble" title={say.scopeTitle}>
        <p>
          {say.scopeText} <code>{missingScope}</code>
        </p>
      </Notice>
    )}
    {missingClaims.length > 0 && (
      <section className={styles.section} aria-labelledby="not-sent">
        <h2 id="not-sent">{say.notSentTitle}</h2>
        <p>{say.notSentText}</p>
        <ul>
          {missingClaims.map((claim) => (
            <li key={claim}>
              <code>{claim}</code>
            </li>
          ))}
        </ul>
      </section>
    )}
  </>
)
