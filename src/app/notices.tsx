import { useSyncExternalStore } from 'react'
import { useLocation } from 'react-router-dom'
import { shell } from '../messages/shell.ts'
import { session } from '../session/session.ts'
import { useSession } from '../session/use-session.ts'
import { Button } from '../ui/button.tsx'
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
  const ended = useSession().state === 'ended'
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
          <Button kind="secondary" onClick={() => void session.signIn({ returnTo: pathname + search })}>
            {shell.signInAgain}
          </Button>
        </Notice>
      )}
    </output>
  )
}
