import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { useNavigate } from 'react-router-dom'
import { shell } from '../../messages/shell.ts'
import { paths } from '../../paths.ts'
import { Icon } from '../../ui/icon.tsx'
import { isTyped, singleKeysAreOn } from '../../ui/single-keys.ts'
import styles from './search-box.module.css'

/** Without them, the box still finds. */
const Suggestions = lazy(() =>
  import('./suggestions.tsx').then(
    (module) => ({ default: module.Suggestions }),
    () => ({ default: () => null }),
  ),
)

type Props = {
  /** On the page of results: what was looked for. */
  asked?: string | undefined
  hint?: string
  /** Beside others, in the frame of a page. */
  isSmall?: boolean
}

/** A form that asks for `/search` by itself, before the portal has started and without scripts. Suggestions are loaded when it is used. */
export function SearchBox({ asked, hint = shell.searchHint, isSmall = false }: Props) {
  const navigate = useNavigate()
  const text = asked ?? ''
  const box = useRef<HTMLInputElement>(null)
  const [used, setUsed] = useState<HTMLInputElement | null>(null)
  const use = (event: React.SyntheticEvent<HTMLInputElement>) => setUsed(event.currentTarget)

  /** Whoever has gone where a suggestion leads has found what they typed. */
  const forget = () => {
    if (box.current) box.current.value = text
  }

  const written = useRef(text)
  useEffect(() => {
    // Not with the first drawing, which must not take what somebody has typed by then.
    if (box.current && written.current !== text) box.current.value = text
    written.current = text
  }, [text])

  useEffect(() => {
    // At the window: a page that uses the key itself comes first.
    const press = (event: KeyboardEvent) => {
      if (event.key !== '/' || event.defaultPrevented || isTyped(event) || !singleKeysAreOn()) return
      event.preventDefault()
      box.current?.focus()
      box.current?.select()
    }
    addEventListener('keydown', press)
    // Until now, a script of the page has listened (`src/page-scripts/serve-quick-reader.ts`).
    document.documentElement.dataset['keys'] = ''
    if (box.current === document.activeElement) setUsed(box.current)
    return () => removeEventListener('keydown', press)
  }, [])

  return (
    <form
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- `<search>` is younger than browsers in use
      role="search"
      aria-label={shell.search}
      className={isSmall ? `${styles.form} ${styles.small}` : styles.form}
      data-asked={asked === undefined ? undefined : ''}
      action={paths.search()}
      onSubmit={(event) => {
        event.preventDefault()
        void navigate(paths.search({ q: box.current?.value.trim() }))
      }}
    >
      <input
        ref={box}
        className={styles.box}
        name="q"
        aria-label={shell.search}
        placeholder={hint}
        autoComplete="off"
        enterKeyHint="search"
        defaultValue={text}
        onFocus={use}
        onInput={use}
      />
      <button className={styles.find} aria-label={shell.find}>
        <Icon name="search" />
      </button>
      {used && (
        <Suspense>
          <Suggestions box={used} onTaken={forget} />
        </Suspense>
      )}
    </form>
  )
}
