import { Hono } from 'hono'
import { healthSchema, portalConfigSchema } from '../../contract/config.ts'
import type { ApiEnv, Ports } from '../app.ts'
import { describe } from '../http/describe.ts'
import { configOf } from '../library/public-names.ts'
import { Refusal } from '../http/problem.ts'

const tag = 'Service'

/** Whether the service lives and is ready, and what the portal needs to know before it starts. */
export function serviceRoutes({ config, content, store, now, isStopping }: Ports) {
  const portal = configOf(config.portal, content)
  return new Hono<ApiEnv>()
    .get(
      '/config.json',
      describe({
        summary: 'What the portal reads at its start',
        tag,
        answers: { 200: { description: 'The configuration', schema: portalConfigSchema } },
        forAnybody: true,
      }),
      (context) => {
        context.header('Cache-Control', 'no-cache')
        return context.json(portal)
      },
    )
    .get(
      '/api/health',
      describe({
        summary: 'Whether the process answers, and its clock',
        tag,
        answers: { 200: { description: 'Alive', schema: healthSchema } },
      }),
      (context) => context.json({ status: 'ok', now: now().toISOString() }),
    )
    .get(
      '/api/ready',
      describe({
        summary: 'Whether the store answers too',
        tag,
        answers: { 200: { description: 'Ready', schema: healthSchema } },
        refusals: { 503: ['unavailable'] },
      }),
      async (context) => {
        if (isStopping?.()) throw new Refusal('unavailable')
        await store.ping().catch(() => {
          throw new Refusal('unavailable')
        })
        return context.json({ status: 'ok', now: now().toISOString() })
      },
    )
}
