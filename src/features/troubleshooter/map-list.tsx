import { useRef } from 'react'
import { Link } from 'react-router-dom'
import type { Step } from '../../../contract/troubleshooter.ts'
import { flowMap as say } from '../../messages/flow-map.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { fill, type Names } from '../../messages/fill.ts'
import type { Branching, Way } from './flow-map.ts'
import { kindOf, labelOf, placeOf, wordsOf } from '../../map/map-words.ts'
import styles from './map.module.css'

type Props = {
  tree: Branching
  names: Names
  /** Where a reader stands on this step; null for a check, which has no page. */
  addressOf: (id: string) => string | null
}

/** The flow as a nested list; what has ways out can be folded. */
export function MapList({ tree, names, addressOf }: Props) {
  const list = useRef<HTMLDivElement>(null)
  const setAll = (open: boolean) => {
    for (const details of list.current?.querySelectorAll('details') ?? []) details.open = open
  }
  return (
    <section aria-labelledby="list">
      <h2 id="list">{say.list}</h2>
      <p className={styles.note}>{say.listText}</p>
      <p className={styles.buttons} data-needs-script="">
        <Button kind="secondary" onClick={() => setAll(true)}>
          {say.unfold}
        </Button>
        <Button kind="secondary" onClick={() => setAll(false)}>
          {say.fold}
        </Button>
      </p>
      <div ref={list} className={styles.list}>
        <ListedStep node={tree} depth={0} {...{ names, addressOf }} />
      </div>
    </section>
  )
}

type ListedProps = Omit<Props, 'tree'> & { node: Branching; depth: number }

function ListedStep({ node, depth, names, addressOf }: ListedProps) {
  const { id, step, ways } = node
  const address = addressOf(id)
  const title = (
    <>
      <span className={styles.name} data-kind={kindOf(step)}>
        <span className={styles.kind}>{say[kindOf(step)]}</span> <code>{id}</code>
      </span>
      <span className={styles.title}>{fill(wordsOf(step), names)}</span>
    </>
  )
  const more = (
    <p className={styles.more}>
      {remarksOn(step).map((remark) => (
        <span key={remark}>{remark}</span>
      ))}
      {address && (
        <Link to={address} aria-label={`${say.open}: ${id}`}>
          {say.open}
        </Link>
      )}
    </p>
  )
  if (ways.length === 0) {
    return (
      <div className={styles.leaf} id={placeOf(id)} tabIndex={-1}>
        <div className={styles.summary}>{title}</div>
        {more}
      </div>
    )
  }
  return (
    <details className={styles.step} id={placeOf(id)} tabIndex={-1} open={depth < 2}>
      <summary className={styles.summary}>{title}</summary>
      {more}
      <ul role="list">
        {ways.map((way) => (
          <li key={way.by}>
            <ListedWay
              way={way}
              label={fill(labelOf(step, way.by), names)}
              {...{ depth, names, addressOf }}
            />
          </li>
        ))}
      </ul>
    </details>
  )
}

type WayProps = Omit<ListedProps, 'node'> & { way: Way; label: string }

function ListedWay({ way: { to, unfolded }, label, depth, names, addressOf }: WayProps) {
  return (
    <>
      <span className={styles.way}>{label}</span>
      {unfolded ? (
        <ListedStep node={unfolded} depth={depth + 1} {...{ names, addressOf }} />
      ) : (
        <a className={styles.elsewhere} href={`#${placeOf(to)}`}>
          <Icon name="chevron-right" /> {say.see(to)}
        </a>
      )}
    </>
  )
}

/** What somebody who writes the flow wants to know of a step at a glance. */
function remarksOn(step: Step): string[] {
  if ('question' in step) return step.sensitive ? [say.sensitive] : []
  if ('check' in step) return []
  return [
    ...(step.actions?.length ? [say.actions(step.actions.join(', '))] : []),
    ...(step.copy ? [say.copyFor(step.copy.for)] : []),
    ...(step.unsolved === undefined ? [say.handOver] : []),
  ]
}
