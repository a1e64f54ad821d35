import { accessReportSchema } from '../../contract/access.ts'
import type { PortalConfig } from '../../contract/config.ts'
import { get } from '../http/api.ts'
import { ApiProblem } from '../http/problems.ts'
import { askHealth } from '../http/health.ts'
import { askWithin } from '../session/ask.ts'
import { isSecure, keepsCookies, storageState } from '../session/browser-probe.ts'
import { limit } from '../session/loop-breaker.ts'
import { places } from '../session/places.ts'
import {
  probeDiscovery,
  probeKeys,
  probeRegistration,
  probeTokenEndpoint,
} from '../session/provider-probe.ts'
import { signInTraces } from '../session/sign-in-traces.ts'
import type { Access, Probes } from './check.ts'

/** Milliseconds for one request, and for a whole round: who waits longer thinks that the check hangs as well. */
export const oneRequest = 2000
export const wholeRound = 4500

type Around = { config: PortalConfig['oidc']; signedIn: boolean; now?: () => number }

/** Finds out from the real browser, API and provider; each thing once for a round, however many checks need it. */
export function createProbes({ config, signedIn, now = Date.now }: Around): Probes {
  const deadline = AbortSignal.timeout(wholeRound)
  const ask = askWithin(oneRequest, deadline)
  const health = once(() => askHealth(ask, now))
  const discovery = once(() => probeDiscovery(config, ask))
  const metadata = async () => (await discovery()).metadata
  const access = once(() => readAccess(deadline))
  const traces = once(() => signInTraces(now()))
  return {
    secure: () => ({ secure: isSecure() }),
    storage: storageState,
    cookies: () => ({ kept: keepsCookies() }),
    online: async () => ({ online: navigator.onLine, health: navigator.onLine ? null : await health() }),
    api: health,
    clock: health,
    reachable: discovery,
    readable: discovery,
    issuer: async () => ({ discovery: await discovery(), configured: config.issuer }),
    flow: discovery,
    keys: async () => {
      const described = await metadata()
      return described && { keys: await probeKeys(described, ask) }
    },
    tokens: async () => {
      const described = await metadata()
      return described && { answer: await probeTokenEndpoint(described, config, ask) }
    },
    address: async () => {
      const described = await metadata()
      const registration = described && (await probeRegistration(described, config, ask))
      return { registration, address: places().callback, cameBack: signedIn }
    },
    waiting: () => ({ traces: traces(), now: now() }),
    loop: () => ({ traces: traces(), limit }),
    last: () => ({ traces: traces(), now: now() }),
    age: access,
    rights: access,
    fresh: access,
  }
}

function once<T>(find: () => T): () => T {
  let found: { value: T } | undefined
  return () => (found ??= { value: find() }).value
}

async function readAccess(signal: AbortSignal): Promise<Access> {
  try {
    return { report: await get('/me/access', accessReportSchema, { signal }) }
  } catch (error) {
    return error instanceof ApiProblem && error.problem.status === 401 ? 'refused' : 'unread'
  }
}
