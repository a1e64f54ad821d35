import * as v from 'valibot'
import { lockReasons } from './article.ts'
import { linkKeys } from './config.ts'
import { failures } from './failure.ts'

/** What the page "Check my sign-in" finds out, too: the browser, the network, the account service. Costs a few requests. */
export const checkedFacts = [
  'secure-context',
  'storage-works',
  'online',
  'api-reachable',
  'clock-right',
  'provider-reachable',
  'provider-readable',
  'provider-set-up',
  'address-registered',
] as const

/** What a check can find out by itself. A fact is `yes`, `no` or `unknown`; `unknown` falls back to asking. */
export const facts = [
  'signed-in',
  'email-verified',
  'organisation-member',
  'maintenance-active',
  'product-covered',
  'rights-older-than-membership',
  ...checkedFacts,
] as const
export type Fact = (typeof facts)[number]
export type CheckedFact = (typeof checkedFacts)[number]
export const factValues = ['yes', 'no', 'unknown'] as const
export type FactValue = (typeof factValues)[number]
export type Facts = Readonly<Partial<Record<Fact, FactValue>>>

/** Things the portal does itself; all other actions are configured links. */
export const portalActions = [
  'sign-in',
  'sign-out-and-in',
  'refresh-rights',
  'my-access',
  'open-securely',
  'check-sign-in',
  'hand-over',
] as const
export const actions = [...portalActions, ...linkKeys] as const
export type PortalAction = (typeof portalActions)[number]
export type Action = (typeof actions)[number]

/** Pages of a troubleshooter that are no steps. */
export const flowPages: ReadonlySet<string> = new Set(['hand-over', 'map'])

export const stepIdSchema = v.pipe(v.string(), v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/))

/** A day such as `2026-12-31`, in UTC. */
const daySchema = v.pipe(v.string(), v.isoDate('must be a day such as 2026-12-31'))

export const answerSchema = v.strictObject({
  label: v.string(),
  hint: v.optional(v.string()),
  next: stepIdSchema,
  /** The first and the last day on which the answer is offered. */
  from: v.optional(daySchema),
  until: v.optional(daySchema),
})

export const questionSchema = v.strictObject({
  question: v.string(),
  hint: v.optional(v.string()),
  /** The answer stays in the memory of the reader's page: never in an address, a report or, unasked, a hand-over. */
  sensitive: v.optional(v.boolean()),
  answers: v.record(stepIdSchema, answerSchema),
})
export const checkSchema = v.strictObject({
  check: v.picklist(facts),
  /** What the trail says once the check is made, by value. */
  says: v.strictObject({ yes: v.string(), no: v.string() }),
  yes: stepIdSchema,
  no: stepIdSchema,
  unknown: stepIdSchema,
})
export const outcomeSchema = v.strictObject({
  outcome: v.string(),
  /** Markdown in the file; sanitised HTML once compiled. */
  text: v.string(),
  actions: v.optional(v.array(v.picklist(actions))),
  /**
   * A text to copy for somebody else: IT, the organisation's administrator, or whoever runs the portal. `{portal}`,
   * `{accountService}`, `{senders}` are filled in.
   */
  copy: v.optional(
    v.strictObject({ for: v.picklist(['it', 'administrator', 'operator']), text: v.string() }),
  ),
  /** Slugs of articles that say more. */
  articles: v.optional(v.array(v.string())),
  /** Where "this did not help" goes on; absent: the hand-over summary. */
  unsolved: v.optional(stepIdSchema),
})
export const stepSchema = v.union([questionSchema, checkSchema, outcomeSchema])

/** What only a check finds: no sign-in fails with it, as none can start. */
export const checkTroubles = ['portal-unreachable'] as const

/** Why the portal sends a reader here: a lock it cannot open, a sign-in that failed, or what a check found. */
export const entryKeys = [...lockReasons, ...failures, ...checkTroubles] as const
export type EntryKey = (typeof entryKeys)[number]

/** A flow, as its file holds it and as the API serves it (there with `text` as HTML). */
export const flowSchema = v.strictObject({
  title: v.string(),
  summary: v.string(),
  start: stepIdSchema,
  /** Answers that the portal may give for a reader whom it can already place, by cause. */
  entries: v.optional(
    v.record(
      v.picklist(entryKeys),
      v.strictObject({ step: stepIdSchema, answers: v.record(stepIdSchema, stepIdSchema) }),
    ),
  ),
  steps: v.record(stepIdSchema, stepSchema),
})
export const servedFlowSchema = v.object({
  ...flowSchema.entries,
  id: v.string(),
  /** Hash of the file: changes with every edit. */
  version: v.string(),
})
export type Question = v.InferOutput<typeof questionSchema>
export type Check = v.InferOutput<typeof checkSchema>
export type Outcome = v.InferOutput<typeof outcomeSchema>
export type Step = v.InferOutput<typeof stepSchema>
export type Flow = v.InferOutput<typeof flowSchema>
export type ServedFlow = v.InferOutput<typeof servedFlowSchema>
