import type { Answers } from '../../../contract/flow-walk.ts'
import { queryOptions } from '@tanstack/react-query'

/** What an address must not show: answers from a sensitive one on, and the step that they lead to if it stands behind them. */
export type Hidden = { step: string | null; answers: Answers }

/** Holds what is hidden, each under a name that says nothing and that an address can carry. */
export type Kept = {
  keep: (hidden: Hidden) => string
  /** Null for what was kept before the page was loaded, by another reader, or in another browser. */
  recall: (name: string) => Hidden | null
}

export function createKept(): Kept {
  const byName = new Map<string, Hidden>()
  const names = new Map<string, string>()
  return {
    keep(hidden) {
      // The same state has the same address, however often it is drawn.
      const content = JSON.stringify([hidden.step, ...hidden.answers])
      const name = names.get(content) ?? crypto.randomUUID().slice(0, 8)
      names.set(content, name)
      byName.set(name, hidden)
      return name
    },
    recall: (name) => byName.get(name) ?? null,
  }
}

/** In memory only, and gone with every other answer when another account begins to read. */
export const keptQuery = queryOptions({
  queryKey: ['kept-answers'],
  queryFn: createKept,
  staleTime: Infinity,
  gcTime: Infinity,
  meta: { ofThisPlace: true },
})
