import { useSuspenseQuery } from '@tanstack/react-query'
import { Link } from 'react-router-dom'
import { portalConfigQuery } from '../../http/portal-config.ts'
import { productChoice } from '../../http/product-choice.ts'
import { search as say } from '../../messages/search.ts'
import { paths } from '../../paths.ts'
import { buttonClass } from '../../ui/button.tsx'
import { filterLabels } from './filter-labels.ts'
import { addressOf, type Asked } from './queries.ts'
import styles from './results.module.css'

type Props = { asked: Asked; suggestion: string | null }

/** What to try instead: another spelling, fewer filters, and the ways that need no words. */
export function NothingFound({ asked, suggestion }: Props) {
  const { data: config } = useSuspenseQuery(portalConfigQuery)
  const filtered = Object.keys(asked.filters).length > 0
  return (
    <section className={styles.none}>
      <h2>{say.none}</h2>
      {suggestion !== null && (
        <p className={styles.spelling}>
          {say.didYouMean}{' '}
          <Link to={paths.search(addressOf({ ...asked, q: suggestion, page: 1 }))}>
            <bdi>{suggestion}</bdi>
          </Link>
        </p>
      )}
      <FewerFilters asked={asked} />
      <p>{say.fewerWords}</p>
      <p className={styles.ways}>
        <Link className={buttonClass('secondary')} to={paths.troubleshooter('sign-in')}>
          {say.troubleshooter}
        </Link>
        <Link className={buttonClass('quiet')} to={paths.articles()}>
          {say.allArticles}
        </Link>
        {config.links.support && (
          <a className={buttonClass('quiet')} href={config.links.support}>
            {say.support}
          </a>
        )}
      </p>
      {/* Where a filter may be to blame, nothing is recorded. */}
      {!filtered && <p className={styles.recorded}>{say.recorded}</p>}
    </section>
  )
}

/** Each takes one filter away; one that was chosen on another day is forgotten with it. */
function FewerFilters({ asked }: { asked: Asked }) {
  const labels = filterLabels(asked.filters)
  if (labels.length === 0) return null
  return (
    <ul role="list" className={styles.fewer}>
      {labels.map(({ name, label, value }) => {
        const { [name]: _, ...others } = asked.filters
        const forget = name === 'product' || name === 'version' ? productChoice.forget : undefined
        return (
          <li key={name}>
            <Link to={paths.search(addressOf({ ...asked, filters: others, page: 1 }))} onClick={forget}>
              {say.without(label, value)}
            </Link>
          </li>
        )
      })}
    </ul>
  )
}
