import { useSuspenseQuery } from '@tanstack/react-query'
import { Link, useSearchParams } from 'react-router-dom'
import { longestQuery } from '../../contract/search.ts'
import articleStyles from '../features/articles/article.module.css'
import { useChosenFilters } from '../features/articles/chosen-filters.ts'
import { FilterForm } from '../features/articles/filter-form.tsx'
import { HoldsFor } from '../features/articles/holds-for.tsx'
import { addressOf, type Asked, askedFrom, knownFiltersQuery } from '../features/search/queries.ts'
import { Results } from '../features/search/results.tsx'
import styles from '../features/search/results.module.css'
import { search as say } from '../messages/search.ts'
import { shell } from '../messages/shell.ts'
import { paths } from '../paths.ts'
import { buttonClass } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { KeyHelp } from '../ui/key-help.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageHeading } from '../ui/page-heading.tsx'

const keys = [['/', say.key]] as const

export function Component() {
  const [address] = useSearchParams()
  const asked = askedFrom(address, useChosenFilters(address))
  return (
    <div className={articleStyles.column}>
      <Asking asked={asked} />
      <div className={styles.keys}>
        <KeyHelp keys={keys} />
      </div>
    </div>
  )
}

function Asking({ asked }: { asked: Asked }) {
  const { q, page } = asked
  if (q === '') return <NothingAsked />
  if (q.length > longestQuery)
    return (
      <>
        <PageHeading title={say.tooLongTitle} />
        <div className={styles.failed}>
          <Notice>
            <p>{say.tooLong(q.length, longestQuery)}</p>
          </Notice>
        </div>
      </>
    )
  const onPage = page > 1 ? `, ${say.onPage(page)}` : ''
  return (
    <>
      <PageHeading title={`${say.resultsFor} “${q}”${onPage}`}>
        {say.resultsFor} <bdi className={styles.asked}>“{q}”</bdi>
        {onPage}
      </PageHeading>
      <Narrowing asked={asked} />
      <Results asked={asked} />
    </>
  )
}

/** Folded away: most readers look at what was found first. */
function Narrowing({ asked: { q, filters } }: { asked: Asked }) {
  const { data: known } = useSuspenseQuery(knownFiltersQuery)
  const count = Object.keys(filters).length
  const all = (left: Asked['filters']) => paths.search(addressOf({ q, page: 1, filters: left }))
  const { product: _product, version: _version, ...others } = filters
  return (
    <>
      {known && (
        <details className={styles.narrowing} open={count > 0}>
          <summary>
            {count > 0 ? say.narrowed(count) : say.narrow} <Icon name="chevron-right" />
          </summary>
          <FilterForm filters={filters} known={known} label={say.filters} beside={{ q }} all={all({})} />
        </details>
      )}
      <HoldsFor filters={filters} all={all(others)} />
    </>
  )
}

const NothingAsked = () => (
  <>
    <PageHeading title={say.title} />
    <p className={articleStyles.summary}>{say.lead}</p>
    <p className={articleStyles.ways}>
      <Link className={buttonClass('secondary')} to={paths.troubleshooter('sign-in')}>
        {shell.notFoundTroubleshooter}
      </Link>
      <Link className={buttonClass('quiet')} to={paths.articles()}>
        {say.allArticles}
      </Link>
    </p>
  </>
)
