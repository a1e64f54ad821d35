import { Hono } from 'hono'
import * as v from 'valibot'
import {
  type DeskFlow,
  type DeskFlows,
  deskFlowSchema,
  deskFlowsSchema,
  type Span,
  spans,
} from '../../../contract/desk-flows.ts'
import type { ApiEnv, Ports } from '../../app.ts'
import { describe, valid } from '../../http/describe.ts'
import { endingsOf, flowNumbers } from '../../desk-numbers/flow-numbers.ts'
import { daysBefore } from '../../desk-numbers/page-numbers.ts'
import { Refusal } from '../../http/problem.ts'
import type { Way } from '../../store/store.ts'
import { deskRefusals } from './door.ts'

const querySchema = v.object({
  span: v.optional(v.picklist(spans), '90'),
  version: v.optional(v.pipe(v.string(), v.maxLength(64))),
})

/** How readers go through troubleshooters, for editors. */
export function deskFlowRoutes({ content, store, now }: Ports) {
  const waysOf = (flow: string, span: Span) =>
    store.ways(flow, span === 'all' ? undefined : daysBefore(now(), Number(span)).toISOString())
  return new Hono<ApiEnv>()
    .get(
      '/api/desk/troubleshooters',
      describe({
        summary: 'How ways through every troubleshooter ended',
        tag: 'Desk',
        answers: { 200: { description: 'All troubleshooters', schema: deskFlowsSchema } },
        refusals: deskRefusals,
      }),
      async (context) => {
        const flows = await Promise.all(
          content.flows.map(async ({ id, title }) => ({
            id,
            title,
            endings: endingsOf(await waysOf(id, '90')),
          })),
        )
        return context.json<DeskFlows>({ flows })
      },
    )
    .get(
      '/api/desk/troubleshooters/:id',
      describe({
        summary: 'How readers went through a troubleshooter',
        tag: 'Desk',
        answers: { 200: { description: 'The numbers', schema: deskFlowSchema } },
        refusals: { ...deskRefusals, 404: ['not_found'] },
      }),
      valid('param', v.object({ id: v.string() })),
      valid('query', querySchema),
      async (context) => {
        const { id } = context.req.valid('param')
        const { span, version = null } = context.req.valid('query')
        const flow = content.flows.find((one) => one.id === id)
        if (!flow) throw new Refusal('not_found')
        const ways = await waysOf(id, span)
        const counted = ways.filter((way) => version === null || way.version === version)
        return context.json<DeskFlow>({
          id,
          span,
          version,
          present: flow.version,
          versions: versionsOf(ways),
          ...flowNumbers(flow, counted),
        })
      },
    )
}

function versionsOf(ways: readonly Way[]): DeskFlow['versions'] {
  const found = new Map<string, number>()
  for (const { version, count } of ways) found.set(version, (found.get(version) ?? 0) + count)
  return [...found].map(([version, count]) => ({ version, ways: count })).toSorted((a, b) => b.ways - a.ways)
}
