import styles from './count-bars.module.css'
import { ShareBar } from './share-bar.tsx'

type Props = {
  caption: string
  columns: readonly [name: string, count: string]
  rows: readonly { name: string; count: number }[]
  inWords: (count: number) => string
  quiet?: boolean
}

/** How many chose what: a table whose bars say what its numbers say. */
export function CountBars({ caption, columns, rows, inWords, quiet = false }: Props) {
  const all = rows.reduce((sum, { count }) => sum + count, 0)
  return (
    <table className={styles.bars}>
      <caption className="visually-hidden">{caption}</caption>
      <thead className="visually-hidden">
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, count }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>
              <ShareBar share={all === 0 ? 0 : count / all} quiet={quiet} />
              {inWords(count)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
