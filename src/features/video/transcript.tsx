import { useEffect, useId, useRef, useState } from 'react'
import type { Cue } from '../../../contract/video.ts'
import { video as say } from '../../messages/video.ts'
import { useAlive } from '../../ui/use-alive.ts'
import { Jump } from './jump.tsx'
import styles from './video.module.css'

type Props = {
  transcript: readonly Cue[]
  /** Which line is at the second that is played; null: nobody can tell. */
  current: number | null
  onJump: (second: number) => void
}

const scrolling = /^(Arrow|Page)|^(Home|End)$/

/** All that the video says, as text to read, search and print; while it plays, the line that is said is marked and stays in sight. */
export function Transcript({ transcript, current, onJump }: Props) {
  const id = useId()
  const box = useRef<HTMLDivElement>(null)
  const [following, setFollowing] = useState(true)
  const canFollow = useAlive() && current !== null

  useEffect(() => {
    const line = current === null ? null : box.current?.querySelectorAll('li')[current]
    if (!following || !box.current || !line) return
    // Whoever goes from line to line by keyboard is not to be pulled away.
    if (box.current.querySelector(':focus-visible')) return
    box.current.scrollTop = line.offsetTop - (box.current.clientHeight - line.offsetHeight) / 2
  }, [current, following])

  useEffect(() => {
    const scrolled = box.current
    // Who scrolls wants to read elsewhere.
    const stop = (event: Event) => {
      if (!(event instanceof KeyboardEvent) || scrolling.test(event.key)) setFollowing(false)
    }
    const ways = ['wheel', 'touchmove', 'keydown']
    for (const way of ways) scrolled?.addEventListener(way, stop, { passive: true })
    return () => {
      for (const way of ways) scrolled?.removeEventListener(way, stop)
    }
  }, [])
  return (
    <section className={styles.transcript} aria-labelledby={id}>
      <div className={styles.transcriptHead}>
        <h2 id={id} className={styles.heading}>
          {say.transcript}
        </h2>
        {canFollow && (
          <label className={styles.follow}>
            <input
              type="checkbox"
              checked={following}
              onChange={({ currentTarget }) => setFollowing(currentTarget.checked)}
            />
            {say.follow}
          </label>
        )}
      </div>
      <div ref={box} className={styles.box}>
        <ol role="list">
          {transcript.map(({ start, text }, index) => (
            <li key={start} className={styles.cue} aria-current={index === current || undefined}>
              <Jump second={start} onJump={onJump} />
              <span>{text}</span>
            </li>
          ))}
        </ol>
      </div>
    </section>
  )
}
