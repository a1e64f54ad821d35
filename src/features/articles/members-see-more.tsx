import { useState } from 'react'
import { members as say } from '../../messages/articles.ts'
import { useSession } from '../../session/use-session.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { useAlive } from '../../ui/use-alive.ts'
import styles from './members-see-more.module.css'

const kept = 'signpost.members-note'

const wasClosed = () => {
  try {
    return localStorage.getItem(kept) === 'closed'
  } catch {
    return false
  }
}

/** Told once, quietly, to readers who are not signed in. */
export function MembersSeeMore() {
  const reader = useSession()
  const isAlive = useAlive()
  const [closed, setClosed] = useState(false)
  if (reader.state !== 'anonymous' || closed || (isAlive && wasClosed())) return null
  const close = () => {
    setClosed(true)
    try {
      localStorage.setItem(kept, 'closed')
    } catch {
      // Without storage it comes back with the next visit.
    }
  }
  return (
    <aside className={styles.note} data-for-strangers="">
      <p>{say.text}</p>
      <Button kind="quiet" data-needs-script="" aria-label={say.close} title={say.close} onClick={close}>
        <Icon name="close" />
      </Button>
    </aside>
  )
}
