import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { createMetrics, serveMetrics } from './metrics.ts'

test('with a token, metrics are for who has it, and nothing else is there', async () => {
  const metrics = createMetrics()
  metrics.meter.refused('too_many_requests')
  metrics.meter.refused('not_found', 'what a reader asked for')
  const server = serveMetrics(metrics, { port: 0, host: '127.0.0.1', token: 'a-token-of-metrics' })
  await once(server, 'listening')
  const ask = (path: string, authorization?: string, method = 'GET') =>
    fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`, {
      method,
      ...(authorization !== undefined && { headers: { Authorization: authorization } }),
    })
  for (const wrong of [undefined, 'Bearer ', 'Bearer a-token-of-metric', 'a-token-of-metrics'])
    expect((await ask('/metrics', wrong)).status).toBe(401)
  expect((await ask('/', 'Bearer a-token-of-metrics')).status).toBe(404)
  expect((await ask('/metrics', 'Bearer a-token-of-metrics', 'POST')).status).toBe(404)
  const text = await (await ask('/metrics', 'Bearer a-token-of-metrics')).text()
  expect(text).toContain('signpost_refusals_total{code="too_many_requests",reason=""} 1')
  expect(text).toContain('signpost_refusals_total{code="not_found",reason=""} 1')
  server.close()
})
