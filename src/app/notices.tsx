import { useSyncExternalStore } from 'react'
import { Link, useLocation } from 'react-router-dom'
import { shell } from '../messages/shell.ts'
import { paths } from '../paths.ts'
import { session } from '../session/session.ts'
import { useSession } from '../session/use-session.ts'
import { Button, buttonClass } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import styles from './layout.module.css'

const watchConnection = (notify: () => void) => {
  addEventListener('online', notify)
  addEventListener('offline', notify)
  return () => {
    removeEventListener('online', notify)
    removeEventListener('offline', notify)
  }
}

/** What concerns every page: the connection, and a sign-in that has ended under the reader's hands. */
export function Notices() {
  const online = useSyncExternalStore(watchConnection, () => navigator.onLine)
  const reader = useSession()
  const ended = reader.state === 'ended' ? reader.failure : null
  const { pathname, search } = useLocation()
  return (
    <output className={online && !ended ? undefined : styles.notices}>
      {!online && (
        <Notice>
          <p>{shell.offline}</p>
        </Notice>
      )}
      {ended && (
        <Notice>
          <p>{shell.ended}</p>
          <p className={styles.choices}>
            <Button kind="secondary" onClick={() => void session.signIn({ returnTo: pathname + search })}>
              {shell.signInAgain}
            </Button>
            <Link className={buttonClass('quiet')} to={paths.troubleshooter('sign-in', { enter: ended })}>
              {shell.endedWhy}
            </Link>
          </p>
        </Notice>
      )}
    </output>
  )
}
