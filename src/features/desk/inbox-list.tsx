import type { UseInfiniteQueryResult, InfiniteData } from '@tanstack/react-query'
import type { CommentFilter, DeskComments } from '../../../contract/desk-comments.ts'
import { inbox as say } from '../../messages/desk-comments.ts'
import { Button } from '../../ui/button.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { CommentList } from './comment-list.tsx'
import { ExportButton } from './export-button.tsx'
import { Failed } from './failed.tsx'
import styles from './inbox.module.css'
import { NoComments } from './no-comments.tsx'

type Chosen = ReadonlySet<string>

export const withOne = (chosen: Chosen, id: string, on: boolean): Chosen =>
  new Set(on ? [...chosen, id] : [...chosen].filter((one) => one !== id))

export type InboxListProps = {
  list: UseInfiniteQueryResult<InfiniteData<DeskComments>>
  filter: CommentFilter
  shown: string | undefined
  chosen: Chosen
  onChoose: (chosen: Chosen) => void
}

/** What a filter finds, as far as it was fetched, with what can be done to all of it. */
export function InboxList({ list, filter, shown, chosen, onChoose }: InboxListProps) {
  const comments = list.data?.pages.flatMap((page) => page.comments) ?? []
  const total = list.data?.pages[0]?.total ?? 0
  return (
    <>
      {list.isPending && <Skeleton lines={[30, 90, 75, 90, 60, 90, 80]} />}
      {list.isError && <Failed title={say.failed} error={list.error} onRetry={() => void list.refetch()} />}
      {list.isSuccess && total === 0 && <NoComments filter={filter} />}
      {comments.length > 0 && (
        <>
          <div className={styles.head}>
            <label className={styles.all}>
              <input
                type="checkbox"
                aria-label={say.selectAll}
                checked={comments.every(({ id }) => chosen.has(id))}
                onChange={(event) =>
                  onChoose(new Set(event.target.checked ? comments.map(({ id }) => id) : []))
                }
              />
            </label>
            <output>{say.found(total)}</output>
            <ExportButton filter={filter} />
          </div>
          <CommentList
            comments={comments}
            filter={filter}
            shown={shown}
            selected={chosen}
            onSelect={(id, on) => onChoose(withOne(chosen, id, on))}
          />
        </>
      )}
      {list.hasNextPage && (
        <Button
          kind="secondary"
          aria-disabled={list.isFetchingNextPage}
          onClick={() => void list.fetchNextPage()}
        >
          {list.isFetchingNextPage ? say.loading : say.more}
        </Button>
      )}
    </>
  )
}
