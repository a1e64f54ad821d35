import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useNavigate } from 'react-router-dom'
import type { CommentFilter, CommentStatus, DeskComment } from '../../../contract/desk-comments.ts'
import { inbox as say } from '../../messages/desk-comments.ts'
import { BulkBar } from './bulk-bar.tsx'
import { rowId } from './comment-list.tsx'
import { Done, type DoneChange, turnedBy } from './done.tsx'
import { Failed } from './failed.tsx'
import { FilterBar } from './filter-bar.tsx'
import styles from './inbox.module.css'
import { InboxList, withOne } from './inbox-list.tsx'
import { countsQuery, inboxAddress, inboxQuery } from './inbox-queries.ts'
import { ShownComment } from './shown-comment.tsx'
import { ShortcutHelp } from './shortcut-help.tsx'
import { seenOf, useChanges } from './use-changes.ts'
import { useShortcuts } from './use-shortcuts.ts'

const none: ReadonlySet<string> = new Set()

/** The comments that `filter` finds, and one of them beside them, or in their place where there is no room for both. */
export function Inbox({ filter, shown }: { filter: CommentFilter; shown: string | undefined }) {
  const navigate = useNavigate()
  const list = useInfiniteQuery(inboxQuery(filter))
  const { data: counts } = useQuery(countsQuery(filter))
  const changes = useChanges()
  const [chosen, setChosen] = useState(none)
  const [done, setDone] = useState<DoneChange | null>(null)
  const listed = useRef<HTMLDivElement>(null)
  const comments = list.data?.pages.flatMap((page) => page.comments) ?? []
  const selected = comments.filter(({ id }) => chosen.has(id))
  const current = comments.find(({ id }) => id === shown)

  const isShown = shown !== undefined || undefined
  useFocusWhereSeen(listed, shown)

  const change = (concerned: readonly DeskComment[], status: CommentStatus, note?: string) => {
    if (changes.isPending || concerned.length === 0) return
    changes.mutate(
      { comments: seenOf(concerned), status, ...(note !== undefined && { note }) },
      {
        onSuccess: (result) => {
          setDone({ ...result, status, before: concerned })
          setChosen(none)
        },
      },
    )
  }
  const go = (step: 1 | -1) => {
    const at = comments.findIndex(({ id }) => id === shown)
    const next = comments[at === -1 ? (step === 1 ? 0 : comments.length - 1) : at + step]
    if (!next) return
    document.getElementById(rowId(next.id))?.focus()
    void navigate(inboxAddress(filter, next.id), {
      replace: shown !== undefined,
      state: { keepScroll: true },
    })
  }
  useShortcuts((shortcut) => {
    if (shortcut === 'next') go(1)
    if (shortcut === 'previous') go(-1)
    if (shortcut === 'select' && current) setChosen(withOne(chosen, current.id, !chosen.has(current.id)))
    if (shortcut === 'search') document.getElementById('inbox-search')?.focus()
    if (shortcut === 'handle') {
      const concerned = selected.length > 0 ? selected : current ? [current] : []
      const anyOpen = concerned.some(({ status }) => status === 'open')
      change(concerned, anyOpen ? 'handled' : 'open')
      if (selected.length === 0 && anyOpen) go(1)
    }
  })

  return (
    <>
      <div className={styles.narrowing} data-shown={isShown}>
        <FilterBar filter={filter} counts={counts} />
      </div>
      {/* There from the first, so that screen readers hear of what comes into it. */}
      <output className={done ? styles.done : 'visually-hidden'}>
        {done && (
          <Done
            done={done}
            onUndo={() => change(turnedBy(done), done.status === 'handled' ? 'open' : 'handled')}
          />
        )}
      </output>
      {changes.isError && <Failed title={say.notSaved} error={changes.error} />}
      {selected.length > 0 && (
        <BulkBar
          selected={selected}
          pending={changes.isPending}
          onChange={(status, note) => change(selected, status, note)}
          onClear={() => setChosen(none)}
        />
      )}
      <div
        className={styles.inbox}
        data-shown={isShown}
        data-covered={selected.length > 0 || done !== null || undefined}
      >
        <div ref={listed} className={styles.list} aria-busy={list.isPlaceholderData || undefined}>
          <InboxList list={list} filter={filter} shown={shown} chosen={chosen} onChoose={setChosen} />
        </div>
        <section className={styles.detail} aria-label={say.chosen}>
          <ShownComment
            id={shown}
            listed={current}
            filter={filter}
            onHandle={({ comment, before }) =>
              setDone({
                changed: [comment],
                overtaken: [],
                missing: [],
                status: comment.status,
                before: [{ ...comment, status: before }],
              })
            }
          />
        </section>
      </div>
      <ShortcutHelp />
    </>
  )
}

/** Where there is no room for both, the comment takes the list's place, and the focus must not stay in what is not to be seen. */
function useFocusWhereSeen(list: React.RefObject<HTMLElement | null>, shown: string | undefined) {
  const before = useRef(shown)
  useEffect(() => {
    const left = before.current
    before.current = shown
    if (left === shown || !list.current) return
    const hidden = getComputedStyle(list.current).display === 'none'
    if (shown !== undefined && hidden) document.getElementById('shown-comment')?.focus()
    if (shown === undefined && left !== undefined) document.getElementById(rowId(left))?.focus()
  }, [shown, list])
}
