import type { Failure } from '../../contract/failure.ts'
import type { Tokens } from './adapter.ts'
import { asFailed } from './as-failed.ts'
import type { RenewalPorts, createRenewal } from './renewal.ts'

/** Most pages are read within the life of one token, or by nobody in particular: what renews comes when it is needed. */
export function lazyRenewal(ports: RenewalPorts) {
  let loading: Promise<ReturnType<typeof createRenewal>> | null = null
  const load = () => {
    loading ??= import('./renewal.ts').then(
      (module) => module.createRenewal(ports),
      (error: unknown) => {
        loading = null
        throw asFailed(error, 'renewal')
      },
    )
    return loading
  }
  return {
    /** `stale`: the token that will not do. Rejects with `SignInFailed`. */
    renew: async (stale: string): Promise<Tokens> => (await load()).renew(stale),
    end: async (tokens: Tokens, failure: Failure): Promise<void> => (await load()).end(tokens, failure),
  }
}
