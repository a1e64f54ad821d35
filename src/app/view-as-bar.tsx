import { useEffect } from 'react'
import { readers, readViewAs } from '../../contract/view-as.ts'
import { forgetView } from '../http/view-as.ts'
import { inWords } from '../messages/articles.ts'
import { viewAs as say } from '../messages/view-as.ts'
import { session } from '../session/session.ts'
import { Button } from '../ui/button.tsx'
import styles from './view-as-bar.module.css'

const whoIn = (view: string): string => {
  const { who, products } = readViewAs(view)
  if (products) return say.memberOf(products.map(inWords))
  const known = readers.find((reader) => reader === who)
  return known ? say[known] : who
}

const end = () => {
  forgetView()
  location.reload()
}

/** Over every page while an editor sees the portal as somebody else. It goes with the account that began it. */
export function ViewAsBar({ view }: { view: string }) {
  useEffect(() => {
    if (!('account' in session.get())) forgetView()
    return session.watch((event) => event === 'account-changed' && forgetView())
  }, [])
  return (
    <aside className={styles.bar} aria-label={say.place}>
      <p>{say.bar(whoIn(view))}</p>
      <Button kind="secondary" onClick={end}>
        {say.end}
      </Button>
    </aside>
  )
}
