import { Link, useLocation } from 'react-router-dom'
import { search as say } from '../../messages/search.ts'
import { paths } from '../../paths.ts'
import { session } from '../../session/session.ts'
import { useSession } from '../../session/use-session.ts'
import { Icon } from '../../ui/icon.tsx'
import { isPlainClick } from '../../ui/plain-click.ts'
import styles from './results.module.css'

/** How much of what was found stays closed, and the way to open it. */
export function Withheld({ count }: { count: number }) {
  const reader = useSession()
  const { pathname, search } = useLocation()
  if (count === 0) return null
  const here = pathname + search
  const isAnyone = !('account' in reader)
  return (
    <p className={styles.withheld}>
      <Icon name="lock" />
      <span>
        {say.withheld(count)}{' '}
        {isAnyone ? (
          <Link
            to={paths.signIn(here)}
            onClick={(event) => {
              if (!isPlainClick(event)) return
              event.preventDefault()
              void session.signIn({ returnTo: here })
            }}
          >
            {say.signIn}
          </Link>
        ) : (
          <Link to={paths.access()}>{say.myAccess}</Link>
        )}
      </span>
    </p>
  )
}
