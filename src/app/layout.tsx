import { useSuspenseQuery } from '@tanstack/react-query'
import { lazy, type ReactNode, Suspense } from 'react'
import { Link, NavLink, useLocation } from 'react-router-dom'
import { SearchBox } from '../features/search/search-box.tsx'
import { ShowFailedSignIn } from '../features/sign-in/show-failed-sign-in.tsx'
import { portalConfigQuery } from '../http/portal-config.ts'
import { forgetView, viewing } from '../http/view-as.ts'
import { nameThings } from '../messages/articles.ts'
import { shell } from '../messages/shell.ts'
import { paths } from '../paths.ts'
import { Announcer } from '../ui/announcer.tsx'
import { AccountMenu } from './account-menu.tsx'
import styles from './layout.module.css'
import { useFollowLinks } from './follow-links.ts'
import { Logo } from './logo.tsx'
import { Notices } from './notices.tsx'
import { usePrefetch } from './use-prefetch.ts'

/** Without it, an editor would not see whose portal this is: then it is their own again. */
const ViewAsBar = lazy(() =>
  import('./view-as-bar.tsx').then(
    (module) => ({ default: module.ViewAsBar }),
    (): never => {
      forgetView()
      location.reload()
      throw new Error('the bar did not come')
    },
  ),
)

/** The frame of every page. `loading`: the next one is on its way. */
export function Layout({ loading, children }: { loading: boolean; children: ReactNode }) {
  const { data: config } = useSuspenseQuery(portalConfigQuery)
  nameThings(config.names ?? {})
  const { pathname, search } = useLocation()
  const asked = pathname === paths.search() ? (new URLSearchParams(search).get('q') ?? '') : undefined
  useFollowLinks()
  usePrefetch()
  return (
    <>
      <a className={styles.skip} href="#content">
        {shell.skip}
      </a>
      {viewing && (
        <Suspense>
          <ViewAsBar view={viewing} />
        </Suspense>
      )}
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
          {/* On the first page it stands in the middle. */}
          {pathname !== paths.home() && <SearchBox isSmall asked={asked} />}
          {/* The account is the editor's, which the reader of a view would not have. */}
          {!viewing && <AccountMenu config={config} />}
        </div>
        {loading && <div className={styles.progress} aria-hidden="true" />}
      </header>
      <main className={styles.main} id="content" tabIndex={-1}>
        <Notices />
        {children}
      </main>
      <footer className={styles.footer}>
        <p>{shell.footer(config.brand.portal, config.brand.vendor)}</p>
        <p>
          <Link to={paths.check()}>{shell.check}</Link>
        </p>
        {config.demo && <p>{shell.demo}</p>}
      </footer>
      <Announcer />
      <ShowFailedSignIn />
    </>
  )
}
