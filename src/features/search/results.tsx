import { useSuspenseQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { Link } from 'react-router-dom'
import { search as say } from '../../messages/search.ts'
import { paths } from '../../paths.ts'
import { announce } from '../../ui/announcer.tsx'
import { FailedSearch } from './failed-search.tsx'
import { HitList } from './hit-list.tsx'
import { NothingFound } from './nothing-found.tsx'
import { Paging } from './paging.tsx'
import { addressOf, type Asked, searchQuery } from './queries.ts'
import styles from './results.module.css'
import { Withheld } from './withheld.tsx'

/** What the search has come to: hits, none, or a reason why not. */
export function Results({ asked }: { asked: Asked }) {
  const { data: outcome, isFetching, refetch } = useSuspenseQuery(searchQuery(asked))
  const said = outcome.came === 'found' ? wordsFor(outcome.result.total) : say.failed
  const { q, page } = asked
  // The heading takes the focus and is read; this is what it cannot say.
  useEffect(() => announce(said), [said, q, page])
  if (outcome.came === 'failed')
    return <FailedSearch reason={outcome.reason} asking={isFetching} onRetry={() => void refetch()} />
  const { hits, total, withheld, suggestion } = outcome.result
  if (total === 0) return <NothingFound asked={asked} suggestion={suggestion} />
  return (
    <>
      <p className={styles.count}>{said}</p>
      <Withheld count={withheld} />
      {hits.length > 0 ? (
        <HitList hits={hits} />
      ) : (
        <p className={styles.none}>
          {say.noSuchPage} <Link to={paths.search(addressOf({ ...asked, page: 1 }))}>{say.firstPage}</Link>
        </p>
      )}
      {hits.length > 0 && <Paging asked={asked} total={total} />}
    </>
  )
}

const wordsFor = (total: number) => (total > 0 ? say.count(total) : say.none)
