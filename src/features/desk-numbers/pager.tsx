import { Link } from 'react-router-dom'
import { deskPages as say } from '../../messages/desk-pages.ts'
import { buttonClass } from '../../ui/button.tsx'
import styles from './pages.module.css'

type Props = { page: number; of: number; addressOf: (page: number) => string }

/** From one page of a list to the next, where there are several. */
export const Pager = ({ page, of, addressOf }: Props) =>
  of > 1 && (
    <nav className={styles.pager} aria-label={say.pager}>
      {page > 1 && (
        <Link className={buttonClass('secondary')} to={addressOf(page - 1)}>
          {say.previous}
        </Link>
      )}
      <span>{say.place(page, of)}</span>
      {page < of && (
        <Link className={buttonClass('secondary')} to={addressOf(page + 1)}>
          {say.next}
        </Link>
      )}
    </nav>
  )
