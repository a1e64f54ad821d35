import { Link, useNavigate } from 'react-router-dom'
import type { ArticleKind, ArticleList } from '../../../contract/article.ts'
import { productChoice } from '../../http/product-choice.ts'
import { articles as say, inWords, kindPlurals } from '../../messages/articles.ts'
import { Button, buttonClass } from '../../ui/button.tsx'
import { Choice } from '../../ui/choice.tsx'
import { rememberChoice } from './chosen-filters.ts'
import styles from './filter-form.module.css'
import { type Filters, filtersFrom } from './queries.ts'

type Filter = {
  name: keyof Filters
  label: string
  values: readonly string[]
  inWords?: (value: string) => string
}
type Props = {
  filters: Filters
  known: ArticleList['filters']
  label?: string
  /** What the address says beside them, and goes on saying. */
  beside?: Record<string, string>
  /** Where nothing is filtered. */
  all: string
}

/** A form whose state is the address. A choice applies at once, and the button does without. */
export function FilterForm({ filters, known, label = say.filters, beside = {}, all }: Props) {
  const navigate = useNavigate()
  const choices: Filter[] = [
    {
      name: 'kind',
      label: say.kind,
      values: known.kinds,
      inWords: (kind) => kindPlurals[kind as ArticleKind] ?? kind,
    },
    { name: 'topic', label: say.topic, values: known.topics, inWords },
    { name: 'product', label: say.product, values: known.products, inWords },
    { name: 'version', label: say.version, values: known.versions },
  ]
  return (
    <form
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- `<search>` is younger than browsers in use
      role="search"
      aria-label={label}
      className={styles.form}
      // A field that is on "any" does not belong into the address.
      onSubmit={(event) => {
        event.preventDefault()
        const chosen = [...new FormData(event.currentTarget)].filter(([, value]) => value !== '')
        const search = new URLSearchParams(chosen as [string, string][])
        rememberChoice(filters, filtersFrom(search))
        void navigate({ search: search.toString() }, { state: { keepScroll: true } })
      }}
    >
      {Object.entries(beside).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {choices
        .filter(({ name, values }) => values.length > 0 || filters[name])
        .map(({ name, label, values, inWords: words }) => {
          const chosen = filters[name] ?? ''
          const options = new Set(['', ...values, chosen])
          return (
            <Choice
              key={name}
              name={name}
              label={label}
              chosen={chosen}
              options={[...options].map((value) => ({
                value,
                words: value === '' ? say.any : (words?.(value) ?? value),
              }))}
            />
          )
        })}
      <div className={styles.buttons}>
        <Button type="submit" kind="secondary">
          {say.apply}
        </Button>
        {Object.keys(filters).length > 0 && (
          <Link
            className={buttonClass('quiet')}
            to={all}
            state={{ keepScroll: true }}
            onClick={productChoice.forget}
          >
            {say.clear}
          </Link>
        )}
      </div>
    </form>
  )
}
