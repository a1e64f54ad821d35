import { useEffect, useMemo, useRef } from 'react'
import type { Flow } from '../../../contract/troubleshooter.ts'
import { flowMap as say } from '../../messages/flow-map.ts'
import { fill, type Names } from './fill.ts'
import { type Box, box, drawingOf, pathThrough } from './map-layout.ts'
import { kindOf, placeOf, wordsOf } from './map-words.ts'
import styles from './map.module.css'

/** What a box of this width has room for. */
const longest = 29

const shortened = (text: string) =>
  text.length > longest ? `${text.slice(0, longest - 1).trimEnd()}…` : text

/**
 * The whole flow at a glance. Its boxes lead to the list, which says the same and more: so it is hidden from screen readers, and no stop
 * for the keyboard but to scroll in it.
 */
export function MapDrawing({ flow, names }: { flow: Flow; names: Names }) {
  const { width, height, boxes, lines } = useMemo(() => drawingOf(flow), [flow])
  const frame = useRef<HTMLElement>(null)
  useEffect(() => {
    // The start is seldom at the top: without this, a small screen would show an empty corner.
    const start = boxes.find(({ id }) => id === flow.start)
    if (start && frame.current) frame.current.scrollTop = start.y - frame.current.clientHeight / 3
  }, [boxes, flow.start])
  return (
    <div>
      <h2 id="drawing">{say.drawing}</h2>
      <p className={styles.note}>{say.drawingText}</p>
      <ul className={styles.key} role="list" aria-label={say.key}>
        {(['question', 'check', 'outcome'] as const).map((kind) => (
          <li key={kind}>
            <svg
              className={styles.box}
              data-kind={kind}
              width="40"
              height="20"
              viewBox={sample}
              aria-hidden="true"
            >
              <path d={outlines[kind]} />
            </svg>
            {say[kind]}
          </li>
        ))}
        <li>
          <svg width="40" height="20" viewBox={sample} aria-hidden="true">
            <path className={styles.line} data-unsolved d={`M0 ${h / 2}H${w}`} />
          </svg>
          {say.unsolvedLine}
        </li>
      </ul>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard */}
      <section ref={frame} className={styles.drawing} aria-labelledby="drawing" tabIndex={0}>
        <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
          <defs>
            <marker
              id="arrow"
              viewBox="0 0 8 8"
              refX="7"
              refY="4"
              markerWidth="7"
              markerHeight="7"
              orient="auto"
            >
              <path d="M0 0.5 8 4 0 7.5z" fill="context-stroke" />
            </marker>
          </defs>
          {lines.map(({ key, unsolved, points }) => (
            <path
              key={key}
              className={styles.line}
              data-unsolved={unsolved || undefined}
              d={pathThrough(points)}
              markerEnd="url(#arrow)"
            />
          ))}
          {boxes.map((one) => (
            <DrawnStep
              key={one.id}
              {...one}
              start={one.id === flow.start}
              words={fill(wordsOf(one.step), names)}
            />
          ))}
        </svg>
      </section>
    </div>
  )
}

function DrawnStep({ id, step, x, y, words, start }: Box & { words: string; start: boolean }) {
  return (
    <a
      href={`#${placeOf(id)}`}
      tabIndex={-1}
      className={styles.box}
      data-kind={kindOf(step)}
      data-start={start || undefined}
    >
      <title>{words}</title>
      <path transform={`translate(${x} ${y})`} d={outlines[kindOf(step)]} />
      <text x={x + 14} y={y + 19}>
        {shortened(id)}
      </text>
      <text x={x + 14} y={y + 36} className={styles.words}>
        {shortened(words)}
      </text>
    </a>
  )
}

const { width: w, height: h } = box
const sample = `-4 -26 ${w + 8} ${h + 52}`

/** Kinds are told apart by their shape: a question is round, a check pointed, an outcome square. */
const outlines: Record<ReturnType<typeof kindOf>, string> = {
  question: `M${h / 2} 0H${w - h / 2}A${h / 2} ${h / 2} 0 0 1 ${w - h / 2} ${h}H${h / 2}A${h / 2} ${h / 2} 0 0 1 ${h / 2} 0z`,
  check: `M12 0H${w - 12}L${w} ${h / 2}L${w - 12} ${h}H12L0 ${h / 2}z`,
  outcome: `M0 0H${w}V${h}H0z`,
}
