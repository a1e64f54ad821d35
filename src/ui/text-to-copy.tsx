import type { ReactNode } from 'react'
import { CopyButton } from './copy-button.tsx'
import styles from './text-to-copy.module.css'

type Props = {
  text: string
  /** On the button that copies. */
  label: string
  /** What can be done with it besides. */
  children?: ReactNode
}

/** A text for somebody else, to be read whole and copied. */
export const TextToCopy = ({ text, label, children }: Props) => (
  <>
    <div className={styles.ways}>
      <CopyButton text={text} label={label} />
      {children}
    </div>
    <pre className={styles.text}>{text}</pre>
  </>
)

type Folded = Omit<Props, 'children'> & { title: string; hint?: string }

/** The same, folded away: most readers have no use for it. */
export const FoldedText = ({ title, hint, ...text }: Folded) => (
  <details className={styles.folded}>
    <summary>{title}</summary>
    {hint && <p>{hint}</p>}
    <TextToCopy {...text} />
  </details>
)
