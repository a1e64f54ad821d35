import { onlineManager, QueryClient } from '@tanstack/react-query'
import { session } from '../session/session.ts'
import { ApiProblem, ApiUnreachable } from './problems.ts'
import { reachability } from './reachability.ts'

const retries = 2

/**
 * Only what may pass by itself is asked again, and only when reading. A refusal stays a refusal; who has waited for the whole time-out, or has no
 * network, is told so at once.
 */
function isPassing(error: unknown): boolean {
  if (error instanceof ApiUnreachable)
    return error.kind === 'server' || (error.kind === 'offline' && navigator.onLine)
  return error instanceof ApiProblem && error.problem.status === 503
}

/** How long answers count, and how often they are asked for: the same wherever a page is drawn. */
export const queryDefaults = {
  // What did not come from the server is asked for anew at the next occasion.
  staleTime: () => (reachability.get() === 'fine' ? 30_000 : 0),
  // Offline too: the worker may have kept an answer, and a question that waits for a network looks like a page that hangs.
  networkMode: 'always',
} as const

/**
 * The cache of answers. It forgets every answer the moment another account, or none, is reading: before React is told, since the
 * session speaks to its watchers first. `retryDelay`: milliseconds, for tests.
 */
export function createQueryClient({ retryDelay }: { retryDelay?: number } = {}): QueryClient {
  // It takes a network for granted, and would not notice that one comes when the portal was started without.
  onlineManager.setOnline(navigator.onLine)
  const client = new QueryClient({
    defaultOptions: {
      queries: {
        retry: (failures, error) => failures < retries && isPassing(error),
        ...(retryDelay === undefined ? {} : { retryDelay }),
        ...queryDefaults,
        refetchOnReconnect: true,
      },
      mutations: { retry: false },
    },
  })
  session.watch((event) => {
    if (event === 'account-changed') forget(client)
    else void client.invalidateQueries({ queryKey: ['reader'] })
  })
  return client
}

/** What is on the screen is emptied and asked for anew; the rest is dropped. */
function forget(client: QueryClient) {
  const cache = client.getQueryCache()
  for (const query of cache.findAll({ predicate: ({ meta }) => meta?.sameForEveryone !== true })) {
    // Resetting alone would let an answer that is still on its way, asked for by the one before, come in.
    void query.cancel({ silent: true })
    if (query.getObserversCount() === 0) cache.remove(query)
  }
  void client.resetQueries({ predicate: ({ meta }) => meta?.sameForEveryone !== true })
}
