import { useNavigate } from 'react-router-dom'
import { productChoice } from '../../http/product-choice.ts'
import { articles as say, inWords } from '../../messages/articles.ts'
import { Button } from '../../ui/button.tsx'
import styles from './article.module.css'
import type { Filters } from './queries.ts'

type Props = {
  filters: Filters
  /** Where all of it stands. */
  all: string
}

/** Says what a list is narrowed to, since the choice may be of another day, and takes it back. */
export function HoldsFor({ filters: { product, version }, all }: Props) {
  const navigate = useNavigate()
  if (!product && !version) return null
  const showAll = () => {
    productChoice.forget()
    void navigate(all, { state: { keepScroll: true } })
  }
  return (
    <p className={styles.holdsFor}>
      <span>{say.holdsFor(product ? inWords(product) : null, version ?? null)}</span>
      <Button kind="quiet" onClick={showAll}>
        {say.showAll}
      </Button>
    </p>
  )
}
