import { Icon, type IconName } from './icon.tsx'
import styles from './notice.module.css'

export type Tone = 'plain' | 'open' | 'locked' | 'trouble'
const icons: Record<Tone, IconName> = { plain: 'info', open: 'check', locked: 'lock', trouble: 'alert' }

type Props = { tone?: Tone; title?: string; children?: React.ReactNode; role?: 'alert' | 'status' }

/** Something the reader should know, set apart by a line, a shape and a word. */
export const Notice = ({ tone = 'plain', title, children, role }: Props) => (
  <div className={`${styles.notice} ${styles[tone]}`} role={role}>
    <span className={styles.icon}>
      <Icon name={icons[tone]} />
    </span>
    <div className={styles.body}>
      {title && <p className={styles.title}>{title}</p>}
      {children}
    </div>
  </div>
)
