import { type ReactNode, useEffect, useMemo, useRef } from 'react'
import type { Flow, Step } from '../../contract/troubleshooter.ts'
import { flowMap as say } from '../messages/flow-map.ts'
import { type Box, box, drawingOf, type Line, pathThrough } from './map-layout.ts'
import styles from './map-drawing.module.css'
import { kindOf } from './map-words.ts'

/** What a box of this width has room for. */
const longest = 29
const labelSize = { width: 68, height: 34 }

const shortened = (text: string) =>
  text.length > longest ? `${text.slice(0, longest - 1).trimEnd()}…` : text

/** Two lines that are written on a way, and how broad it is, from 0 to 1. */
export type OnWay = { main: string; more: string; breadth: number }

type Props = {
  flow: Flow
  heading: string
  text: string
  /** Two lines for a step's box. */
  inBox: (id: string, step: Step) => readonly [string, string]
  /** What a box says in full. */
  words: (id: string, step: Step) => string
  /** Where a box leads: the place that says the same and more. */
  href: (id: string, step: Step) => string
  /** With it, only ways that something is written on are drawn. */
  onWay?: (key: string) => OnWay | null
  /** Between the key and the drawing. */
  children?: ReactNode
}

/**
 * The whole flow at a glance. Its boxes lead to a list or table, which says the same and more: so it is hidden from screen readers, and no stop
 * for the keyboard but to scroll in it.
 */
export function MapDrawing({ flow, heading, text, inBox, words, href, onWay, children }: Props) {
  const { width, height, boxes, lines } = useMemo(
    () =>
      drawingOf(
        flow,
        onWay && { shown: (key) => onWay(key) !== null, label: (key) => onWay(key) && labelSize },
      ),
    [flow, onWay],
  )
  const frame = useRef<HTMLElement>(null)
  useEffect(() => {
    // The start is seldom at the top: without this, a small screen would show an empty corner.
    const start = boxes.find(({ id }) => id === flow.start)
    if (start && frame.current) frame.current.scrollTop = start.y - frame.current.clientHeight / 3
  }, [boxes, flow.start])
  return (
    <div>
      <h2 id="drawing">{heading}</h2>
      <p className={styles.note}>{text}</p>
      <Key />
      {children}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard */}
      <section ref={frame} className={styles.drawing} aria-labelledby="drawing" tabIndex={0}>
        <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
          <defs>
            <marker
              id="arrow"
              viewBox="0 0 8 8"
              refX="7"
              refY="4"
              markerWidth="9"
              markerHeight="9"
              markerUnits="userSpaceOnUse"
              orient="auto"
            >
              <path d="M0 0.5 8 4 0 7.5z" fill="context-stroke" />
            </marker>
          </defs>
          {lines.map((line) => (
            <DrawnWay key={line.key} line={line} breadth={onWay?.(line.key)?.breadth ?? 0} />
          ))}
          {lines.map(({ key, label }) => {
            const written = onWay?.(key)
            return label && written && <Written key={key} at={label} written={written} />
          })}
          {boxes.map((one) => (
            <DrawnStep
              key={one.id}
              {...one}
              start={one.id === flow.start}
              href={href(one.id, one.step)}
              title={words(one.id, one.step)}
              lines={inBox(one.id, one.step)}
            />
          ))}
        </svg>
      </section>
    </div>
  )
}

const Key = () => (
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
)

const DrawnWay = ({ line: { unsolved, points }, breadth }: { line: Line; breadth: number }) => (
  <path
    className={styles.line}
    data-unsolved={unsolved || undefined}
    d={pathThrough(points)}
    markerEnd="url(#arrow)"
    style={breadth > 0 ? { strokeWidth: 1.25 + 5 * breadth } : undefined}
  />
)

const Written = ({ at: { x, y }, written }: { at: { x: number; y: number }; written: OnWay }) => (
  <g className={styles.written}>
    <rect
      x={x - labelSize.width / 2}
      y={y - labelSize.height / 2}
      width={labelSize.width}
      height={labelSize.height}
      rx="4"
    />
    <text x={x} y={y - 2}>
      {written.main}
    </text>
    <text x={x} y={y + 13} className={styles.words}>
      {written.more}
    </text>
  </g>
)

type DrawnProps = Box & { start: boolean; href: string; title: string; lines: readonly [string, string] }

function DrawnStep({ step, x, y, start, href, title, lines: [first, second] }: DrawnProps) {
  return (
    <a
      href={href}
      tabIndex={-1}
      className={styles.box}
      data-kind={kindOf(step)}
      data-start={start || undefined}
    >
      <title>{title}</title>
      <path transform={`translate(${x} ${y})`} d={outlines[kindOf(step)]} />
      <text x={x + 14} y={y + 19}>
        {shortened(first)}
      </text>
      <text x={x + 14} y={y + 36} className={styles.words}>
        {shortened(second)}
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
