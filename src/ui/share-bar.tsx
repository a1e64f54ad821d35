import styles from './share-bar.module.css'

/** A thin bar beside its number, which says the same: so it is hidden from screen readers. `share`: 0 to 1. */
export const ShareBar = ({ share, quiet = false }: { share: number; quiet?: boolean }) => (
  <span className={styles.track} aria-hidden="true">
    <span className={quiet ? styles.quiet : styles.bar} style={{ inlineSize: `${share * 100}%` }} />
  </span>
)
