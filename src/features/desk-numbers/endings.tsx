import type { Endings as EndingNumbers } from '../../../contract/desk-flows.ts'
import { deskFlows as say } from '../../messages/desk-flows.ts'
import styles from './flows.module.css'
import { ShareBar } from '../../ui/share-bar.tsx'
import table from './table.module.css'
import view from './view.module.css'

const kinds = ['solved', 'handedOver', 'unsolved', 'left'] as const

/** How ways ended: a table whose bars say what its numbers say. */
export const Endings = ({ endings }: { endings: EndingNumbers }) => (
  <section className={view.section} aria-labelledby="endings">
    <h2 id="endings">{say.endings}</h2>
    <table className={`${table.table} ${styles.endings}`}>
      <caption className="visually-hidden">{say.endings}</caption>
      <thead className="visually-hidden">
        <tr>
          <th scope="col">{say.ending}</th>
          <th scope="col">{say.waysColumn}</th>
          <th scope="col">{say.shareColumn}</th>
        </tr>
      </thead>
      <tbody>
        {kinds.map((kind) => (
          <tr key={kind}>
            <th scope="row">{say[kind]}</th>
            <td className={table.number}>{say.number(endings[kind])}</td>
            <td>
              <span className={table.rate}>
                <ShareBar share={endings[kind] / Math.max(1, endings.ways)} quiet={kind !== 'solved'} />
                <span>{say.share(endings[kind], endings.ways)}</span>
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </section>
)
