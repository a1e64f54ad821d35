import * as v from 'valibot'

/** How ways through a troubleshooter ended. Together they are all of them. */
const endingsSchema = v.object({
  ways: v.number(),
  solved: v.number(),
  /** The reader said that the last outcome did not help, and nothing more is known. */
  unsolved: v.number(),
  handedOver: v.number(),
  /** The reader left without a word. */
  left: v.number(),
})
export type Endings = v.InferOutput<typeof endingsSchema>

/** `GET /api/desk/troubleshooters`: all of them, with how their ways ended in the last 90 days. */
export const deskFlowsSchema = v.object({
  flows: v.array(v.object({ id: v.string(), title: v.string(), endings: endingsSchema })),
})
export type DeskFlows = v.InferOutput<typeof deskFlowsSchema>

/** Days that numbers may be asked for; `all`: since the first report. */
export const spans = ['30', '90', '365', 'all'] as const
export type Span = (typeof spans)[number]

const moveSchema = v.object({ step: v.string(), by: v.string() })

/** `GET /api/desk/troubleshooters/:id`: how readers went through it. */
export const deskFlowSchema = v.object({
  id: v.string(),
  span: v.picklist(spans),
  /** Which version is counted; null: all of them. */
  version: v.nullable(v.string()),
  /** The version that readers are led through now. */
  present: v.string(),
  /** Every version that was reported in that time, the most used first. */
  versions: v.array(v.object({ version: v.string(), ways: v.number() })),
  endings: endingsSchema,
  /** Every way from step to step that was taken: `by` is an answer's key, what a check found, or `unsolved`. */
  edges: v.array(
    v.object({
      from: v.string(),
      by: v.string(),
      to: v.string(),
      taken: v.number(),
      /** Of those who took it, whom an outcome helped, and who left without a word, anywhere behind it. */
      solved: v.number(),
      left: v.number(),
    }),
  ),
  /** Every step that was reached, and how many left from it without a word. */
  steps: v.array(v.object({ step: v.string(), reached: v.number(), left: v.number() })),
  outcomes: v.array(
    v.object({
      step: v.string(),
      reached: v.number(),
      solved: v.number(),
      unsolved: v.number(),
      unsaid: v.number(),
    }),
  ),
  /** The most common ways that ended at the hand-over. */
  handOvers: v.array(v.object({ moves: v.array(moveSchema), ways: v.number() })),
})
export type DeskFlow = v.InferOutput<typeof deskFlowSchema>
