import type { Walk } from '../../../contract/flow-walk.ts'
import { queryOptions } from '@tanstack/react-query'
import type { PortalConfig } from '../../../contract/config.ts'
import { type Fact, type Facts, checkedFacts } from '../../../contract/troubleshooter.ts'
import { patience } from '../../http/within.ts'

const costly: ReadonlySet<Fact> = new Set(checkedFacts)

export const isCheckedFact = (fact: Fact) => costly.has(fact)

/** The checks on a way that cost requests and have not been made yet. Once made, even an unknown is known to be one. */
export const openChecks = ({ stops }: Walk, facts: Facts): string[] =>
  stops.flatMap((stop) =>
    stop.kind === 'checked' && isCheckedFact(stop.check.check) && facts[stop.check.check] === undefined
      ? [stop.step]
      : [],
  )

/** Only for ways that pass such a check: it asks the account service, and a reader who forgot a password need not wait for that. */
export const checkedQuery = (
  { oidc }: PortalConfig,
  { needed, signedIn }: { needed: boolean; signedIn: boolean },
) =>
  queryOptions({
    queryKey: ['checked', { needed, signedIn }],
    queryFn: async (): Promise<Facts> => {
      if (!needed) return {}
      const { findCheckedFacts } = await import('../../checks/facts.ts')
      return findCheckedFacts({ config: oidc, signedIn }, AbortSignal.timeout(patience))
    },
    staleTime: 30_000,
    gcTime: 60_000,
  })
