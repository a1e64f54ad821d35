import { Link, useNavigate } from 'react-router-dom'
import type { CommentCounts, CommentFilter } from '../../../contract/desk-comments.ts'
import { inbox as say } from '../../messages/desk-comments.ts'
import { Button, buttonClass } from '../../ui/button.tsx'
import { Choice } from '../../ui/choice.tsx'
import field from '../../ui/field.module.css'
import { useGivenOrSet } from '../../ui/use-given-or-set.ts'
import styles from './filter-bar.module.css'
import { choicesFor, statusCounts } from './filter-choices.ts'
import { inboxAddress } from './inbox-queries.ts'

type Props = { filter: CommentFilter; counts: CommentCounts | undefined }

/** The inbox's filters: a form whose state is the address. A choice applies at once, and *Search* does without. */
export function FilterBar({ filter, counts }: Props) {
  const navigate = useNavigate()
  const [text, setText] = useGivenOrSet(filter.q ?? '')
  const choices = choicesFor(filter, counts)
  const { status, q, ...narrowed } = filter
  const used = Object.keys(narrowed).length
  return (
    <div className={styles.bar}>
      <nav className={styles.statuses} aria-label={say.statuses}>
        {statusCounts(counts).map(({ name, value, count }) => (
          <Link
            key={name}
            to={inboxAddress({ ...filter, status: value })}
            aria-current={status === value ? 'true' : undefined}
            state={{ keepScroll: true }}
          >
            {name} {count !== undefined && <span className={styles.count}>{say.count(count)}</span>}
          </Link>
        ))}
      </nav>
      <form
        className={styles.form}
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- `<search>` is younger than browsers in use
        role="search"
        aria-label={say.search}
        onSubmit={(event) => {
          event.preventDefault()
          const chosen = [...new FormData(event.currentTarget)].filter(([, value]) => value !== '')
          const next = Object.fromEntries(chosen) as Record<string, string>
          // Its sections are no other article's.
          if (next['article'] !== filter.article) delete next['section']
          void navigate(inboxAddress({ ...next, status }), { state: { keepScroll: true } })
        }}
      >
        <div className={styles.search}>
          <input
            className={field.input}
            type="search"
            name="q"
            id="inbox-search"
            maxLength={200}
            aria-label={say.search}
            placeholder={say.search}
            value={text}
            onChange={({ currentTarget }) => setText(currentTarget.value)}
          />
          <Button type="submit" kind="secondary">
            {say.find}
          </Button>
        </div>
        <details className={styles.more} open={used > 0}>
          <summary>{used > 0 ? say.filtersOn(used) : say.filters}</summary>
          <div className={styles.choices}>
            {choices.map(({ name, label, options }) => (
              <Choice
                key={name}
                name={name}
                label={label}
                chosen={filter[name] ?? ''}
                options={[{ value: '', words: say.any }, ...options]}
              />
            ))}
          </div>
        </details>
        {(used > 0 || q !== undefined) && (
          <Link className={buttonClass('quiet')} to={inboxAddress({ status })} state={{ keepScroll: true }}>
            {say.clear}
          </Link>
        )}
      </form>
    </div>
  )
}
