import styles from './skeleton.module.css'

/** Grey lines where text will stand, in the layout of the page to come. Widths in percent. */
export const Skeleton = ({ lines = [60, 100, 95, 80] }: { lines?: number[] }) => (
  <div className={styles.skeleton} aria-hidden="true">
    {lines.map((width, index) => (
      // The lines never change places.
      // oxlint-disable-next-line react/no-array-index-key
      <span key={index} style={{ inlineSize: `${width}%` }} />
    ))}
  </div>
)
