import * as v from 'valibot'
import { storable } from './feedback.ts'
import { facts, factValues, stepIdSchema } from './troubleshooter.ts'

/** How a way through a troubleshooter stands, and whether it helped. No personal data: nothing in it was typed. */
export const outcomeReportSchema = v.strictObject({
  version: v.pipe(v.string(), v.maxLength(64), storable),
  /** Random, one for each way through, and tied to nothing: a later report about it takes the place of an earlier one. */
  walk: v.optional(v.pipe(v.string(), v.uuid())),
  /** Counts the reports of one walk, so that one that is late cannot undo a later one. */
  turn: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000_000)), 0),
  /** Where the reader stands: a step, or the hand-over. Of another version nobody knows which steps it had, so they may not be long. */
  step: v.pipe(stepIdSchema, v.maxLength(200)),
  /** Null: the reader has not said. */
  solved: v.nullable(v.boolean()),
  answers: v.pipe(
    v.record(stepIdSchema, stepIdSchema),
    v.check((answers) => Object.keys(answers).length <= 60, 'must hold at most 60 answers'),
  ),
  /** What the checks on the way have found. */
  checks: v.optional(v.strictObject(v.entriesFromList(facts, v.exactOptional(v.picklist(factValues)))), {}),
})
export type OutcomeReport = v.InferOutput<typeof outcomeReportSchema>
