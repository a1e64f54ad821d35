import { queryOptions } from '@tanstack/react-query'
import * as v from 'valibot'
import { type PortalConfig, portalConfigSchema } from '../../contract/config.ts'
import { ApiUnreachable } from './problems.ts'
import { reachability } from './reachability.ts'

/** `/config.json`: read once, never with a token, the same for everyone. */
export const portalConfigQuery = queryOptions({
  queryKey: ['config'],
  queryFn: readConfig,
  staleTime: Infinity,
  gcTime: Infinity,
  meta: { sameForEveryone: true },
})

async function readConfig(): Promise<PortalConfig> {
  const response = await fetch(new URL('/config.json', location.origin), {
    headers: { Accept: 'application/json' },
    signal: AbortSignal.timeout(10_000),
  }).catch((cause: unknown) => {
    const late = cause instanceof DOMException && cause.name === 'TimeoutError'
    throw new ApiUnreachable(late ? 'timeout' : 'offline', 'GET /config.json', cause)
  })
  if (!response.ok) throw new ApiUnreachable('server', `GET /config.json: status ${response.status}`)
  const parsed = v.safeParse(portalConfigSchema, await response.json().catch(() => null))
  if (parsed.success) {
    reachability.noteAnswer(response)
    return parsed.output
  }
  throw new ApiUnreachable('unreadable', 'GET /config.json')
}
