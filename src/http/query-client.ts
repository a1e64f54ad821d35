import { QueryClient } from '@tanstack/react-query'
import { session } from '../session/session.ts'
import { ApiProblem, ApiUnreachable } from './problems.ts'

const retries = 2

/** Only what may pass by itself is asked again, and only when reading. A refusal stays a refusal. */
function isPassing(error: unknown): boolean {
  if (error instanceof ApiUnreachable) return error.kind !== 'unreadable'
  return error instanceof ApiProblem && error.problem.status === 503
}

/**
 * The cache of answers. It forgets every answer the moment another account, or none, is reading: before React is told, since the
 * session speaks to its watchers first. `retryDelay`: milliseconds, for tests.
 */
export function createQueryClient({ retryDelay }: { retryDelay?: number } = {}): QueryClient {
  const client = new QueryClient({
    defaultOptions: {
      queries: {
        retry: (failures, error) => failures < retries && isPassing(error),
        ...(retryDelay === undefined ? {} : { retryDelay }),
        staleTime: 30_000,
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
