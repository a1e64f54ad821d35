import { stepOf } from '../contract/flow-walk.ts'
import type { ServedFlow, Step } from '../contract/troubleshooter.ts'
import type { compileContent } from '../server/content/compile.ts'
import { describeFault } from '../server/content/faults.ts'
import {
  type Branching,
  type Move,
  pathsTo,
  treeOf,
  waysTo,
} from '../src/features/troubleshooter/flow-map.ts'
import type { Voice } from './voice.ts'

const usage = `Usage: npm run flow -- check <id>          its faults, each with line and cure
       npm run flow -- map <id>            the map: for Mermaid, and as a list
       npm run flow -- paths <id>          every outcome: how many ways lead there, and the shortest
       npm run flow -- paths <id> <step>   every way to one step`

type Compiled = Awaited<ReturnType<typeof compileContent>>

const textOf = (step: Step) =>
  'question' in step ? step.question : 'check' in step ? `Check: ${step.check}` : step.outcome

/** What a way out of a step is called: an answer's label, or what a check finds. */
function labelOf(step: Step | undefined, by: string): string {
  if (!step) return by
  if ('question' in step) return step.answers[by]?.label ?? by
  if ('check' in step) return by === 'yes' || by === 'no' ? step.says[by] : 'Could not be found out'
  return 'Did not help'
}

function list({ id, step, ways }: Branching, depth = 0): string[] {
  const indent = '  '.repeat(depth)
  return [
    `${indent}- ${id}: ${textOf(step)}`,
    ...ways.flatMap(({ by, to, unfolded }) => [
      `${indent}  - ${labelOf(step, by)}${unfolded ? '' : ` → ${to}`}`,
      ...(unfolded ? list(unfolded, depth + 2) : []),
    ]),
  ]
}

/** Mermaid ends a text at a quotation mark, and takes some words, like `end`, for its own. */
const quoted = (text: string) => `"${text.replaceAll('"', '#quot;')}"`
const name = (id: string) => `step-${id}`

function mermaid(flow: ServedFlow): string[] {
  const boxes = Object.entries(flow.steps).map(([id, step]) => {
    const text = quoted(textOf(step))
    if ('question' in step) return `  ${name(id)}(${text})`
    return 'check' in step ? `  ${name(id)}{{${text}}}` : `  ${name(id)}[${text}]`
  })
  const tree = (node: Branching): string[] =>
    node.ways.flatMap(({ by, to, unfolded }) => [
      `  ${name(node.id)} -->|${quoted(labelOf(node.step, by))}| ${name(to)}`,
      ...(unfolded ? tree(unfolded) : []),
    ])
  return ['flowchart LR', `  start((Start)) --> ${name(flow.start)}`, ...boxes, ...tree(treeOf(flow))]
}

const way = (flow: ServedFlow, moves: readonly Move[]) =>
  moves.map(
    ({ step, by }) => `    ${step}: ${by.map((one) => labelOf(stepOf(flow, step), one)).join(', or: ')}`,
  )

function paths(flow: ServedFlow, { say }: Voice) {
  const counts = waysTo(flow)
  for (const [id, step] of Object.entries(flow.steps)) {
    if (!('outcome' in step)) continue
    const count = counts.get(id) ?? 0
    const shortest = shortestOf(flow, id)
    say(
      `${id}: ${step.outcome} (${count} ${count === 1 ? 'way' : 'ways'}, the shortest in ${shortest.length})`,
    )
    say(way(flow, shortest).join('\n'))
  }
}

/** The first way found layer by layer, as the tree holds it. */
function shortestOf(flow: ServedFlow, target: string): Move[] {
  const find = ({ id, ways }: Branching): Move[] | null => {
    if (id === target) return []
    for (const { by, unfolded } of ways) {
      const rest = unfolded && find(unfolded)
      if (rest) return [{ step: id, by: [by] }, ...rest]
    }
    return null
  }
  return find(treeOf(flow)) ?? []
}

function pathsToStep(flow: ServedFlow, target: string, { say }: Voice) {
  let count = 0
  for (const moves of pathsTo(flow, target)) {
    count += 1
    say([`${count}.`, ...way(flow, moves)].join('\n'))
  }
  say(`${count} ${count === 1 ? 'way leads' : 'ways lead'} to ${target}`)
}

/** What `npm run flow -- …` does. `read` gives the content of the folder `directory`. */
export async function runFlow(
  [command, id, step, ...more]: string[],
  { directory, read }: { directory: string; read: () => Promise<Compiled> },
  voice: Voice,
): Promise<void> {
  const { say, complain } = voice
  if (!command || !id || more.length > 0 || (step && command !== 'paths')) return complain(usage)
  const { content, faults } = await read()
  const own = faults.filter(({ file }) => file === `en/troubleshooters/${id}.yaml`)
  for (const fault of own) complain(`${directory}/${describeFault(fault)}`)
  const flow = content.flows.find((one) => one.id === id)
  if (!flow && own.length === 0) return complain(`There is no troubleshooter ${id}.`)
  if (command === 'check') return say(`${id}: ${own.length} ${own.length === 1 ? 'fault' : 'faults'}`)
  if (!flow || own.length > 0) return complain('A flow with faults has no map: mend them first.')
  if (command === 'map') return say([...mermaid(flow), '', ...list(treeOf(flow))].join('\n'))
  if (command !== 'paths') return complain(usage)
  if (!step) return paths(flow, voice)
  if (!stepOf(flow, step)) return complain(`${id} has no step ${step}.`)
  return pathsToStep(flow, step, voice)
}
