import { video as say } from '../../messages/video.ts'
import { useAlive } from '../../ui/use-alive.ts'
import { clock } from './clock.ts'
import styles from './video.module.css'

type Props = { second: number; onJump: (second: number) => void }

/** When something is said, as a button that goes there; without scripts, the time alone. */
export function Jump({ second, onJump }: Props) {
  const said = clock(second)
  return useAlive() ? (
    <button
      type="button"
      className={styles.jump}
      aria-label={say.playFrom(said)}
      onClick={() => onJump(second)}
    >
      {said}
    </button>
  ) : (
    <span className={styles.jump}>{said}</span>
  )
}
