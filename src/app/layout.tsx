import { useSuspenseQuery } from '@tanstack/react-query'
import { type ReactNode, useSyncExternalStore } from 'react'
import { Link, NavLink } from 'react-router-dom'
import { ShowFailedSignIn } from '../features/sign-in/show-failed-sign-in.tsx'
import { portalConfigQuery } from '../http/portal-config.ts'
import { shell } from '../messages/shell.ts'
import { paths } from '../paths.ts'
import { Announcer } from '../ui/announcer.tsx'
import { Notice } from '../ui/notice.tsx'
import { AccountMenu } from './account-menu.tsx'
import styles from './layout.module.css'
import { Logo } from './logo.tsx'

/** The frame of every page. `loading`: the next one is on its way. */
export function Layout({ loading, children }: { loading: boolean; children: ReactNode }) {
  const { data: config } = useSuspenseQuery(portalConfigQuery)
  return (
    <>
      <a className={styles.skip} href="#content">
        {shell.skip}
      </a>
      <header className={styles.header}>
        <div className={styles.bar}>
          <Link className={styles.brand} to={paths.home()}>
            <Logo />
            {config.brand.portal}
          </Link>
          <nav className={styles.navigation} aria-label={shell.mainNavigation}>
            <NavLink to={paths.articles()}>{shell.articles}</NavLink>
            <NavLink to={paths.troubleshooter('sign-in')}>{shell.troubleshooter}</NavLink>
          </nav>
          <AccountMenu config={config} />
        </div>
        {loading && <div className={styles.progress} aria-hidden="true" />}
      </header>
      <main className={styles.main} id="content" tabIndex={-1}>
        <OfflineNotice />
        {children}
      </main>
      <footer className={styles.footer}>
        <p>{shell.footer(config.brand.portal, config.brand.vendor)}</p>
        {config.demo && <p>{shell.demo}</p>}
      </footer>
      <Announcer />
      <ShowFailedSignIn />
    </>
  )
}

const watchConnection = (notify: () => void) => {
  addEventListener('online', notify)
  addEventListener('offline', notify)
  return () => {
    removeEventListener('online', notify)
    removeEventListener('offline', notify)
  }
}

function OfflineNotice() {
  const online = useSyncExternalStore(watchConnection, () => navigator.onLine)
  return (
    <div role="status" className={online ? undefined : styles.offline}>
      {!online && (
        <Notice>
          <p>{shell.offline}</p>
        </Notice>
      )}
    </div>
  )
}
