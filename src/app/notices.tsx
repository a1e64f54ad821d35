import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useSyncExternalStore } from 'react'
import { Link, useLocation } from 'react-router-dom'
import { reachability, watchNetwork } from '../http/reachability.ts'
import { shell } from '../messages/shell.ts'
import { paths } from '../paths.ts'
import { session } from '../session/session.ts'
import { useSession } from '../session/use-session.ts'
import { Button, buttonClass } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import styles from './layout.module.css'
import { newVersion } from './new-version.ts'
import { useVotesOnTheirWay } from './votes-on-their-way.ts'

/** What concerns every page: the connection, the server, a sign-in that has ended, and a new version of the portal. */
export function Notices() {
  const reached = useSyncExternalStore(reachability.subscribe, reachability.get, reachability.atFirst)
  useEffect(watchNetwork, [])
  useVotesOnTheirWay()
  const reader = useSession()
  const ended = reader.state === 'ended' ? reader.failure : null
  const updated = useSyncExternalStore(newVersion.subscribe, newVersion.get, newVersion.atFirst) === 'ready'
  const { pathname, search } = useLocation()
  const client = useQueryClient()
  const quiet = reached === 'fine' && !ended && !updated
  return (
    <output className={quiet ? undefined : styles.notices}>
      {reached === 'offline' && (
        <Notice>
          <p>{shell.offline}</p>
        </Notice>
      )}
      {(reached === 'kept' || reached === 'public-only') && (
        <Notice>
          <p>{reached === 'kept' ? shell.kept : shell.publicOnly}</p>
          <Button kind="secondary" onClick={() => void client.invalidateQueries()}>
            {shell.tryAgain}
          </Button>
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
      {updated && (
        <Notice>
          <p>{shell.newVersion}</p>
          <Button kind="secondary" onClick={newVersion.take}>
            {shell.reload}
          </Button>
        </Notice>
      )}
    </output>
  )
}
