import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { Link, useLocation } from 'react-router-dom'
import type { PortalConfig } from '../../contract/config.ts'
import { shell } from '../messages/shell.ts'
import { paths } from '../paths.ts'
import { session } from '../session/session.ts'
import { useSession } from '../session/use-session.ts'
import { Button, buttonClass } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { isPlainClick } from '../ui/plain-click.ts'
import styles from './account-menu.module.css'

/** Most readers are no editors. One whose link does not come has the address. */
const DeskLink = lazy(() =>
  import('./desk-link.tsx').then(
    (module) => ({ default: module.DeskLink }),
    () => ({ default: () => null }),
  ),
)

/** Sign in, or who is signed in and what they can do about it. */
export function AccountMenu({ config: { brand, links } }: { config: PortalConfig }) {
  const reader = useSession()
  const { pathname, search } = useLocation()
  const [opened, setOpened] = useState(false)
  const menu = useRef<HTMLDetailsElement>(null)
  useEffect(() => {
    // A menu that stays open over the page it led to is in the way.
    if (menu.current) menu.current.open = false
  }, [pathname])
  useEffect(() => closeOutside(menu), [])

  if (reader.state === 'signed-in' || reader.state === 'renewing' || reader.state === 'ended') {
    const { name, email, subject } = reader.account
    return (
      <details ref={menu} className={styles.menu} onToggle={() => setOpened(true)}>
        <summary className={styles.who}>
          <Icon name="person" />
          <span className={styles.name}>{name ?? email ?? subject}</span>
        </summary>
        <div className={styles.panel}>
          {email && <p className={styles.email}>{email}</p>}
          {reader.state === 'ended' && (
            <Button onClick={() => void session.signIn({ returnTo: pathname + search })}>
              {shell.signInAgain}
            </Button>
          )}
          <Suspense>{opened && <DeskLink />}</Suspense>
          <Link to={paths.access()}>{shell.myAccess}</Link>
          {links.profile && <a href={links.profile}>{shell.accountSettings(brand.accountService)}</a>}
          <Button kind="secondary" onClick={() => void session.signOut()}>
            {shell.signOut}
          </Button>
        </div>
      </details>
    )
  }
  // The pages of the sign-in itself are no place to come back to.
  const here = /^\/(auth|sign-in|signed-out)/.test(pathname) ? paths.home() : pathname + search
  return (
    <div className={styles.menu} data-for-strangers="">
      <Link
        className={buttonClass('secondary')}
        to={paths.signIn(here)}
        onClick={(event) => {
          if (!isPlainClick(event)) return
          event.preventDefault()
          void session.signIn({ returnTo: here })
        }}
      >
        {shell.signIn}
      </Link>
    </div>
  )
}

/** Escape, a click elsewhere or focus elsewhere closes the menu; Escape gives the focus back. */
function closeOutside(menu: React.RefObject<HTMLDetailsElement | null>) {
  const close = (event: Event) => {
    const { current } = menu
    if (!current?.open) return
    if (event instanceof KeyboardEvent) {
      if (event.key !== 'Escape') return
      current.querySelector('summary')?.focus()
    } else if (event.target instanceof Node && current.contains(event.target)) return
    current.open = false
  }
  const kinds = ['keydown', 'pointerdown', 'focusin'] as const
  for (const kind of kinds) document.addEventListener(kind, close)
  return () => {
    for (const kind of kinds) document.removeEventListener(kind, close)
  }
}
