import { useId } from 'react'
import type { Cue } from '../../../contract/video.ts'
import { video as say } from '../../messages/video.ts'
import { Jump } from './jump.tsx'
import styles from './video.module.css'

type Props = { chapters: readonly Cue[]; current: number; onJump: (second: number) => void }

export function Chapters({ chapters, current, onJump }: Props) {
  const id = useId()
  return (
    <section className={styles.chapters} aria-labelledby={id}>
      <h2 id={id} className={styles.heading}>
        {say.chapters}
      </h2>
      <ol role="list" className={styles.chapterList}>
        {chapters.map(({ start, text }, index) => (
          <li key={start} className={styles.cue} aria-current={index === current || undefined}>
            <Jump second={start} onJump={onJump} />
            <span>{text}</span>
          </li>
        ))}
      </ol>
    </section>
  )
}
