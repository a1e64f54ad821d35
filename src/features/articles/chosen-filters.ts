import { useDeferredValue, useSyncExternalStore } from 'react'
import { productChoice } from '../../http/product-choice.ts'
import { type Filters, filtersFrom } from './queries.ts'

/** The address decides. Where it names neither product nor version, what the reader chose last does. */
export function useChosenFilters(search: URLSearchParams): Filters {
  const choice = useSyncExternalStore(productChoice.subscribe, productChoice.get, productChoice.getOnServer)
  // The list that is there stays until the narrower one has come.
  const kept = useDeferredValue(choice)
  const filters = filtersFrom(search)
  if (!kept || filters.product || filters.version) return filters
  const { product, version } = kept
  return { ...filters, ...(product && { product }), ...(version && { version }) }
}

/** Remembers what a reader picked from a form; what they left as it was is not their choice. */
export function rememberChoice(before: Filters, after: Filters) {
  const { product, version } = after
  if (product === before.product && version === before.version) return
  productChoice.set({ product: product ?? null, version: version ?? null })
}
