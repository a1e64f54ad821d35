import { Hono } from 'hono'
import * as v from 'valibot'
import { handOver, stepOf, unsolved } from '../../contract/flow-walk.ts'
import { type OutcomeReport, outcomeReportSchema } from '../../contract/outcome-report.ts'
import { type ServedFlow, servedFlowSchema } from '../../contract/troubleshooter.ts'
import type { ApiEnv, Ports } from '../app.ts'
import { describe, ifNoneMatch, unchanged, valid } from '../http/describe.ts'
import { createKeptAnswers, sendKept } from '../http/kept-answers.ts'
import { refuseOver } from '../http/limits.ts'
import { Refusal } from '../http/problem.ts'

const tag = 'Troubleshooters'
const id = valid('param', v.object({ id: v.string() }))

/**
 * What of the answers can lead through the troubleshooter as it is. The rest would count for nothing: so nobody can leave texts of their own. The
 * portal sends no sensitive answer; should one come all the same, it is not kept.
 */
const openAnswers = (flow: ServedFlow, answers: OutcomeReport['answers']) =>
  Object.fromEntries(
    Object.entries(answers).filter(([id, answer]) => {
      const step = stepOf(flow, id)
      if (!step || 'check' in step) return false
      return 'question' in step ? !step.sensitive && Object.hasOwn(step.answers, answer) : answer === unsolved
    }),
  )

export function troubleshooterRoutes({ content, store, limits, now }: Ports) {
  const flows = new Map(content.flows.map((flow) => [flow.id, flow]))
  const find = (flow: string): ServedFlow => {
    const found = flows.get(flow)
    if (!found) throw new Refusal('not_found')
    return found
  }
  const answers = createKeptAnswers()
  return new Hono<ApiEnv>()
    .get(
      '/api/troubleshooters/:id',
      describe({
        summary: 'A troubleshooter, as data',
        tag,
        answers: { 200: { description: 'The flow', schema: servedFlowSchema }, ...unchanged },
        headers: ifNoneMatch,
        refusals: { 404: ['not_found'] },
      }),
      id,
      (context) => {
        const flow = find(context.req.valid('param').id)
        return sendKept(
          context,
          answers(flow.id, () => flow),
        )
      },
    )
    .post(
      '/api/troubleshooters/:id/outcomes',
      describe({
        summary: 'Where a way through stands and whether it helped; no personal data',
        tag,
        answers: { 202: { description: 'Taken' } },
        refusals: { 400: ['invalid_request'], 404: ['not_found'] },
      }),
      id,
      valid('json', outcomeReportSchema),
      async (context) => {
        const flow = find(context.req.valid('param').id)
        const report = context.req.valid('json')
        const step = stepOf(flow, report.step)
        // A report about an older version is welcome; a step that this version lacks is then nothing to wonder at.
        const fits =
          report.solved === null ? step || report.step === handOver : step !== undefined && 'outcome' in step
        if (report.version === flow.version && !fits) {
          throw new Refusal('invalid_request', {
            errors: [{ path: 'json.step', message: 'This troubleshooter has no such outcome.' }],
          })
        }
        refuseOver(await limits.count('outcomes', 'everyone'))
        await store.addOutcome({
          troubleshooter: flow.id,
          ...report,
          walk: report.walk ?? null,
          answers: openAnswers(flow, report.answers),
          receivedAt: now().toISOString(),
        })
        return context.body(null, 202)
      },
    )
}
