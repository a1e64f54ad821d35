import { useSuspenseQueries } from '@tanstack/react-query'
import { useMemo } from 'react'
import { Link } from 'react-router-dom'
import { portalConfigQuery } from '../../http/portal-config.ts'
import { flowMap as say } from '../../messages/flow-map.ts'
import { paths } from '../../paths.ts'
import { PageHeading } from '../../ui/page-heading.tsx'
import { stepAddress } from './address.ts'
import { fill, namesFrom } from '../../messages/fill.ts'
import { treeOf } from './flow-map.ts'
import { keptQuery } from './kept.ts'
import { MapDrawing } from '../../map/map-drawing.tsx'
import { MapList } from './map-list.tsx'
import { kindOf, placeOf, wordsOf } from '../../map/map-words.ts'
import styles from './map.module.css'
import { flowQuery } from './queries.ts'
import { shortestPaths } from './shortest-path.ts'

/** A flow as a whole, for people who write it. Answers of some days only are in it on all days. */
export function MapView({ id }: { id: string }) {
  const [{ data: flow }, { data: config }, { data: kept }] = useSuspenseQueries({
    queries: [flowQuery(id), portalConfigQuery, keptQuery],
  })
  const tree = useMemo(() => treeOf(flow), [flow])
  const shortest = useMemo(() => shortestPaths(flow), [flow])
  const names = namesFrom(config)
  const kinds = Object.values(flow.steps).map(kindOf)
  const count = (kind: ReturnType<typeof kindOf>) => kinds.filter((one) => one === kind).length
  const addressOf = (step: string) => {
    const path = kindOf(flow.steps[step] ?? tree.step) === 'check' ? null : shortest.get(step)
    return path ? stepAddress({ flow, kept, asked: { article: null } }, step, path.answers) : null
  }
  return (
    <div className={styles.map}>
      <PageHeading title={say.title(fill(flow.title, names))} />
      <p className={styles.note}>{say.intro}</p>
      <p className={styles.note}>
        {say.counts(count('question'), count('check'), count('outcome'))} {say.version(flow.version)}{' '}
        <Link to={paths.troubleshooter(id)}>{say.start}</Link>
      </p>
      <MapDrawing
        flow={flow}
        heading={say.drawing}
        text={say.drawingText}
        inBox={(step, one) => [step, fill(wordsOf(one), names)]}
        words={(_, one) => fill(wordsOf(one), names)}
        href={(step) => `#${placeOf(step)}`}
      />
      <MapList tree={tree} names={names} addressOf={addressOf} />
    </div>
  )
}
