import { useMemo, useState } from 'react'
import type { DeskFlow } from '../../../contract/desk-flows.ts'
import type { ServedFlow } from '../../../contract/troubleshooter.ts'
import { MapDrawing } from '../../map/map-drawing.tsx'
import { edgeKey } from '../../map/map-layout.ts'
import { deskFlows as say } from '../../messages/desk-flows.ts'
import { wayPlace } from './flow-tables.tsx'
import type { FlowWords } from './flow-view.tsx'
import styles from './flows.module.css'
import view from './view.module.css'

const noOne = { taken: 0, solved: 0, left: 0 }

/** The flow's map, with what happened written on its ways. */
export function NumberedMap({
  flow,
  numbers: { edges, steps },
  words,
}: {
  flow: ServedFlow
  numbers: DeskFlow
  words: FlowWords
}) {
  const [onlyTaken, setOnlyTaken] = useState(true)
  const onWay = useMemo(() => {
    const byKey = new Map(edges.map((edge) => [edgeKey(edge.from, edge.by), edge]))
    const most = Math.max(1, ...edges.map(({ taken }) => taken))
    return (key: string) => {
      const edge = byKey.get(key) ?? (onlyTaken ? null : noOne)
      if (!edge) return null
      return {
        main: say.number(edge.taken),
        more: edge.taken === 0 ? '' : say.onWay(edge.solved, edge.left),
        breadth: edge.taken / most,
      }
    }
  }, [edges, onlyTaken])
  const reached = new Map(steps.map((one) => [one.step, one]))
  return (
    <div className={view.section}>
      <MapDrawing
        flow={flow}
        heading={say.map}
        text={say.mapText}
        inBox={(id) => {
          const came = reached.get(id)
          return [words.step(id), came ? say.inBox(came.reached, came.left) : say.notReached]
        }}
        words={words.step}
        href={(id) => `#${wayPlace(id)}`}
        onWay={onWay}
      >
        <label className={styles.toggle}>
          <input
            type="checkbox"
            checked={onlyTaken}
            onChange={(event) => setOnlyTaken(event.currentTarget.checked)}
          />
          {say.onlyTaken}
        </label>
      </MapDrawing>
    </div>
  )
}
