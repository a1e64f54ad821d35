import * as v from 'valibot'
import {
  checkSchema,
  flowSchema,
  outcomeSchema,
  questionSchema,
  type Step,
  stepIdSchema,
} from '../../contract/troubleshooter.ts'

const shapes = { question: questionSchema, check: checkSchema, outcome: outcomeSchema }
const isShape = (key: string): key is keyof typeof shapes => Object.hasOwn(shapes, key)

/** A step is what its own key says, so that a fault in it is named at its field, and not as a step that is none of the three. */
const stepSchema = v.lazy((step): v.GenericSchema<unknown, Step> => {
  const key = typeof step === 'object' && step !== null ? Object.keys(step).find(isShape) : undefined
  return key ? shapes[key] : noStep
})
const noStep = v.pipe(
  v.unknown(),
  v.check(() => false, 'must be a `question`, a `check` or an `outcome`'),
  v.transform((): Step => ({ outcome: '', text: '' })),
)

/** A flow as somebody has written it. The same as the contract's, with faults that can be found. */
export const authoredFlowSchema = v.strictObject({
  ...flowSchema.entries,
  steps: v.record(stepIdSchema, stepSchema),
})
