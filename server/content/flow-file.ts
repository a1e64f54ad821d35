import { createHash } from 'node:crypto'
import * as v from 'valibot'
import type { Flow, ServedFlow } from '../../contract/troubleshooter.ts'
import { authoredFlowSchema } from './authored-flow.ts'
import type { Faults } from './faults.ts'
import { type Picture, render, type Rendered } from './markdown.ts'
import { type PictureSizes, type Shown, withSizes } from './picture-sizes.ts'
import { validateFlow } from './validate-flow.ts'
import { type DataFault, type DataPath, readYaml, schemaFaults } from './yaml.ts'

export type DraftFlow = { file: string; flow: ServedFlow; lineOf: (path: DataPath) => number }
export type RenderedFlow = DraftFlow & { rendered: ReadonlyMap<string, Rendered> }

/** The data of a file as a flow; what is wrong with it, but for its links, is listed. */
export function readFlow(data: unknown, today?: string): { flow: Flow | null; faults: DataFault[] } {
  const parsed = v.safeParse(authoredFlowSchema, data)
  if (!parsed.success) return { flow: null, faults: schemaFaults(parsed.issues) }
  return { flow: parsed.output, faults: validateFlow(parsed.output, today) }
}

/** A file of `en/troubleshooters`. Null if it holds no flow; every fault is added with its line. */
export function readFlowFile(
  source: string,
  { file, id, today, faults }: { file: string; id: string; today: string | undefined; faults: Faults },
): DraftFlow | null {
  const yaml = readYaml(source, { file, firstLine: 1, faults })
  if (!yaml) return null
  const { flow, faults: found } = readFlow(yaml.data, today)
  for (const { path, what, cure } of found) faults.add(file, yaml.lineOf(path), what, cure)
  if (!flow) return null
  const version = createHash('sha256').update(source).digest('hex').slice(0, 12)
  return { file, flow: { ...flow, id, version }, lineOf: yaml.lineOf }
}

/** Pictures in outcomes' texts, at the lines of those. */
export const shownInFlow = ({ file, lineOf, rendered }: RenderedFlow): Shown => {
  const lines = new Map<Picture, number>()
  for (const [step, { pictures }] of rendered)
    for (const picture of pictures) lines.set(picture, lineOf(['steps', step, 'text']))
  return { file, pictures: [...lines.keys()], lineOf: (picture) => lines.get(picture) ?? 1 }
}

export function flowWithSizes(flow: ServedFlow, sizes: PictureSizes): ServedFlow {
  const steps = Object.entries(flow.steps).map(([id, step]) =>
    'outcome' in step ? [id, { ...step, text: withSizes(step.text, sizes) }] : [id, step],
  )
  return { ...flow, steps: Object.fromEntries(steps) as ServedFlow['steps'] }
}

/** Outcomes' texts as HTML; the links in them stay known for the check. */
export function renderFlow(draft: DraftFlow, noteFor: (href: string) => string | null): RenderedFlow {
  const rendered = new Map<string, Rendered>()
  const steps = Object.entries(draft.flow.steps).map(([id, step]) => {
    if (!('outcome' in step)) return [id, step] as const
    const text = render(step.text, 1, { noteFor })
    rendered.set(id, text)
    return [id, { ...step, text: text.html }] as const
  })
  return { ...draft, flow: { ...draft.flow, steps: Object.fromEntries(steps) }, rendered }
}
