import * as v from 'valibot'

const schema = v.object({ product: v.nullable(v.string()), version: v.nullable(v.string()) })
/** What the reader works with. Either may be null, but not both. */
export type ProductChoice = v.InferOutput<typeof schema>

const key = 'signpost.product'
const listeners = new Set<() => void>()
/** What storage did not take: it lasts as long as the page. */
let inMemory: string | null = null
let known: { text: string | null; choice: ProductChoice | null } = { text: null, choice: null }

function stored(): string | null {
  try {
    return window.localStorage.getItem(key) ?? inMemory
  } catch {
    return inMemory
  }
}

function read(text: string | null): ProductChoice | null {
  try {
    const { output, success } = v.safeParse(schema, JSON.parse(text ?? 'null'))
    return success && (output.product || output.version) ? output : null
  } catch {
    return null
  }
}

function keep(text: string | null) {
  inMemory = null
  try {
    if (text === null) window.localStorage.removeItem(key)
    else window.localStorage.setItem(key, text)
  } catch {
    inMemory = text
  }
  for (const listener of listeners) listener()
}

const inAnotherTab = (event: StorageEvent) => {
  if (event.key !== key && event.key !== null) return
  for (const listener of listeners) listener()
}

/**
 * The product and version that the reader chose last, kept by the browser and told to nobody: lists and searches narrow themselves by it
 * as long as their address says nothing. For `useSyncExternalStore`; all tabs have the same.
 */
export const productChoice = {
  subscribe(listener: () => void): () => void {
    if (listeners.size === 0) addEventListener('storage', inAnotherTab)
    listeners.add(listener)
    return () => {
      listeners.delete(listener)
      if (listeners.size === 0) removeEventListener('storage', inAnotherTab)
    }
  },
  /** The same object as long as the choice is the same. */
  get(): ProductChoice | null {
    const text = stored()
    if (text !== known.text) known = { text, choice: read(text) }
    return known.choice
  },
  /** What a page that is drawn on the server takes for granted. */
  getOnServer: (): ProductChoice | null => null,
  set: ({ product, version }: ProductChoice) =>
    keep(product || version ? JSON.stringify({ product, version }) : null),
  forget: () => keep(null),
}
