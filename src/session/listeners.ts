/** Whoever wants to hear of something, each told in the order they came. */
export function createListeners<Arguments extends unknown[]>() {
  const listeners = new Set<(...values: Arguments) => void>()
  return {
    add(listener: (...values: Arguments) => void): () => void {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    tell(...values: Arguments): void {
      for (const listener of listeners) listener(...values)
    },
    clear: () => listeners.clear(),
  }
}
