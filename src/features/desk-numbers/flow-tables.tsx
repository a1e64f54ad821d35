import { useState } from 'react'
import type { DeskFlow } from '../../../contract/desk-flows.ts'
import { deskFlows as say } from '../../messages/desk-flows.ts'
import { Button } from '../../ui/button.tsx'
import type { FlowWords } from './flow-view.tsx'
import styles from './flows.module.css'
import { ShareBar } from '../../ui/share-bar.tsx'
import table from './table.module.css'
import view from './view.module.css'

type Words = { words: FlowWords }
type Edge = DeskFlow['edges'][number]

export function OutcomesTable({ outcomes, words }: Pick<DeskFlow, 'outcomes'> & Words) {
  const { shown, more } = useFirst(outcomes)
  return (
    <section className={view.section} aria-labelledby="outcomes">
      <h2 id="outcomes">{say.outcomes}</h2>
      <p className={view.note}>{say.outcomesText}</p>
      <table className={`${table.table} ${table.stacked}`}>
        <caption className="visually-hidden">{say.outcomes}</caption>
        <thead>
          <tr>
            <th scope="col">{say.outcome}</th>
            <th scope="col" className={table.number}>
              {say.reached}
            </th>
            <th scope="col">{say.solvedRate}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ step, reached, solved, unsolved }) => {
            const said = solved + unsolved
            return (
              <tr key={step}>
                <th scope="row">{words.step(step)}</th>
                <td data-label={say.reached} className={table.number}>
                  {say.number(reached)}
                </td>
                <td data-label={say.solvedRate}>
                  {said === 0 ? (
                    <span className={table.quiet}>{say.nobodySaid}</span>
                  ) : (
                    <Rate part={solved} whole={said} />
                  )}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
      {more}
    </section>
  )
}

const Rate = ({ part, whole, quiet = false }: { part: number; whole: number; quiet?: boolean }) => (
  <span className={styles.rate}>
    <ShareBar share={part / whole} quiet={quiet} />
    <span>{say.share(part, whole)}</span>
    <span className={table.quiet}>{say.said(part, whole)}</span>
  </span>
)

/** What is most, and a button for the rest. */
function useFirst<Row>(rows: readonly Row[], count = 10) {
  const [all, setAll] = useState(false)
  const hides = rows.length > count && !all
  return {
    shown: hides ? rows.slice(0, count) : rows,
    more: hides && (
      <p>
        <Button kind="secondary" onClick={() => setAll(true)}>
          {say.showAll(rows.length)}
        </Button>
      </p>
    ),
  }
}

/** Where the table of ways tells of a step, as a fragment. */
export const wayPlace = (step: string) => `way-${step}`

/** The first row that tells of each step: the first way out of it, or, where there is none, the first that leads to it. */
function firstRows(edges: DeskFlow['edges']) {
  const from = new Map<string, Edge>()
  const to = new Map<string, Edge>()
  for (const edge of edges.toReversed()) from.set(edge.from, edge)
  for (const edge of edges.toReversed()) if (!from.has(edge.to)) to.set(edge.to, edge)
  return { from, to }
}

/** The twin of the drawing. */
export function EdgesTable({ edges, words }: Pick<DeskFlow, 'edges'> & Words) {
  const places = firstRows(edges)
  return (
    <details className={`${view.twin} ${styles.twin}`}>
      <summary>{say.edges}</summary>
      <table className={`${table.table} ${table.dense} ${table.stacked}`}>
        <caption className="visually-hidden">{say.edgesCaption}</caption>
        <thead>
          <tr>
            <th scope="col">{say.from}</th>
            <th scope="col">{say.answer}</th>
            <th scope="col">{say.to}</th>
            <th scope="col" className={table.number}>
              {say.taken}
            </th>
            <th scope="col" className={table.number}>
              {say.solved}
            </th>
            <th scope="col" className={table.number}>
              {say.left}
            </th>
          </tr>
        </thead>
        <tbody>
          {edges.map((edge) => {
            const { from, by, to, taken, solved, left } = edge
            return (
              <tr key={`${from}/${by}`}>
                <th scope="row" id={places.from.get(from) === edge ? wayPlace(from) : undefined}>
                  {words.step(from)}
                </th>
                <td data-label={say.answer}>{words.by(from, by)}</td>
                <td data-label={say.to} id={places.to.get(to) === edge ? wayPlace(to) : undefined}>
                  {words.step(to)}
                </td>
                <td data-label={say.taken} className={table.number}>
                  {say.number(taken)}
                </td>
                <td data-label={say.solved} className={table.number}>
                  {say.number(solved)}
                </td>
                <td data-label={say.left} className={table.number}>
                  {say.number(left)}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </details>
  )
}

export function DropOff({ steps, words }: Pick<DeskFlow, 'steps'> & Words) {
  const leftFrom = steps.filter(({ left }) => left > 0)
  const { shown, more } = useFirst(leftFrom)
  return (
    <section className={view.section} aria-labelledby="drop-off">
      <h2 id="drop-off">{say.dropOff}</h2>
      <p className={view.note}>{say.dropOffText}</p>
      {leftFrom.length === 0 ? (
        <p>{say.nobodyLeft}</p>
      ) : (
        <table className={`${table.table} ${table.stacked}`}>
          <caption className="visually-hidden">{say.dropOff}</caption>
          <thead>
            <tr>
              <th scope="col">{say.step}</th>
              <th scope="col" className={table.number}>
                {say.reached}
              </th>
              <th scope="col">{say.left}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map(({ step, reached, left }) => (
              <tr key={step}>
                <th scope="row">{words.step(step)}</th>
                <td data-label={say.reached} className={table.number}>
                  {say.number(reached)}
                </td>
                <td data-label={say.left}>
                  <Rate part={left} whole={reached} quiet />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {more}
    </section>
  )
}

/** Each way as it was walked: what was asked or tried, and what became of it. */
export const HandOvers = ({ handOvers, words }: Pick<DeskFlow, 'handOvers'> & Words) => (
  <section className={view.section} aria-labelledby="hand-overs">
    <h2 id="hand-overs">{say.handOvers}</h2>
    <p className={view.note}>{say.handOversText}</p>
    {handOvers.length === 0 ? (
      <p>{say.noHandOvers}</p>
    ) : (
      <ol role="list" className={styles.handOvers}>
        {handOvers.map(({ moves, ways }) => (
          <li key={JSON.stringify(moves)}>
            <p className={styles.count}>{say.ways(ways)}</p>
            {moves.length === 0 ? (
              <p>{say.atOnce}</p>
            ) : (
              <ol role="list" className={styles.trail}>
                {moves.map(({ step, by }) => (
                  <li key={step}>
                    <span className={table.quiet}>{words.step(step)}</span>
                    <span>{words.by(step, by)}</span>
                  </li>
                ))}
              </ol>
            )}
          </li>
        ))}
      </ol>
    )}
  </section>
)
