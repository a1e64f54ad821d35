import { useSuspenseQueries } from '@tanstack/react-query'
import { Link } from 'react-router-dom'
import { portalConfigQuery } from '../../http/portal-config.ts'
import { deskFlows as say } from '../../messages/desk-flows.ts'
import { fill, namesFrom } from '../../messages/fill.ts'
import { paths } from '../../paths.ts'
import { PageHeading } from '../../ui/page-heading.tsx'
import { flowsQuery } from './queries.ts'
import { ShareBar } from '../../ui/share-bar.tsx'
import table from './table.module.css'
import view from './view.module.css'

/** Every troubleshooter, with how its ways ended. */
export function FlowsView() {
  const [{ data }, { data: config }] = useSuspenseQueries({ queries: [flowsQuery, portalConfigQuery] })
  const names = namesFrom(config)
  return (
    <div className={view.view}>
      <div>
        <PageHeading title={say.title} />
        <p className={view.lead}>{say.lead}</p>
      </div>
      {data.flows.length === 0 ? (
        <div className={view.empty}>
          <h2>{say.none}</h2>
          <p>{say.noneText}</p>
        </div>
      ) : (
        <table className={`${table.table} ${table.stacked}`}>
          <caption className="visually-hidden">{say.caption}</caption>
          <thead>
            <tr>
              <th scope="col">{say.troubleshooter}</th>
              <th scope="col" className={table.number}>
                {say.waysColumn}
              </th>
              <th scope="col">{say.solved}</th>
              <th scope="col" className={table.number}>
                {say.handedOver}
              </th>
              <th scope="col" className={table.number}>
                {say.left}
              </th>
            </tr>
          </thead>
          <tbody>
            {data.flows.map(({ id, title, endings }) => (
              <tr key={id}>
                <th scope="row">
                  <Link className={view.title} to={paths.desk(`troubleshooters/${id}`)}>
                    {fill(title, names)}
                  </Link>
                </th>
                <td data-label={say.waysColumn} className={table.number}>
                  {say.number(endings.ways)}
                </td>
                <td data-label={say.solved}>
                  <span className={table.rate}>
                    <ShareBar share={endings.solved / Math.max(1, endings.ways)} />
                    <span>{say.share(endings.solved, endings.ways)}</span>
                  </span>
                </td>
                <td data-label={say.handedOver} className={table.number}>
                  {say.number(endings.handedOver)}
                </td>
                <td data-label={say.left} className={table.number}>
                  {say.number(endings.left)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  )
}
