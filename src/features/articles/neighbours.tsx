import { Link } from 'react-router-dom'
import type { Neighbours as Around, Teaser } from '../../../contract/article.ts'
import { articles as say, inWords } from '../../messages/articles.ts'
import { paths } from '../../paths.ts'
import { Icon } from '../../ui/icon.tsx'
import styles from './neighbours.module.css'

/** On to the articles before and after this one in its topic. */
export function Neighbours({ neighbours: { topic, previous, next } }: { neighbours: Around }) {
  if (!previous && !next) return null
  return (
    <nav className={styles.neighbours} aria-label={say.neighbours(inWords(topic))}>
      {previous && <Neighbour teaser={previous} direction={say.previous} />}
      {next && <Neighbour teaser={next} direction={say.next} className={styles.next} />}
    </nav>
  )
}

type Props = { teaser: Teaser; direction: string; className?: string | undefined }

const Neighbour = ({ teaser, direction, className }: Props) => (
  <Link to={paths.article(teaser.slug)} className={className}>
    <span className={styles.direction}>{direction}</span>
    <span>
      {teaser.title}
      {teaser.access === 'locked' && (
        <span className={styles.locked}>
          {' '}
          <Icon name="lock" size="0.9em" /> {say.locked}
        </span>
      )}
    </span>
  </Link>
)
