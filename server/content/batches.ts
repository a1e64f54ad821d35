/** Loads so many at a time ahead of their turn: a disk answers several in the time of one. */
export async function inBatches<Item, Loaded>(
  items: readonly Item[],
  load: (item: Item) => Promise<Loaded>,
  work: (item: Item, loaded: Loaded) => Promise<void>,
  size = 32,
): Promise<void> {
  for (let from = 0; from < items.length; from += size) {
    const batch = items.slice(from, from + size)
    const loaded = await Promise.all(batch.map(load))
    // What work writes is waited for together; it is begun in order.
    await Promise.all(batch.map((item, index) => work(item, loaded[index] as Loaded)))
  }
}

/** `Promise.all` of so many at a time: each may hold a file open, and a process may hold only so many. */
export async function mapInBatches<Item, Loaded>(
  items: readonly Item[],
  load: (item: Item) => Promise<Loaded>,
): Promise<Loaded[]> {
  const all: Loaded[] = []
  await inBatches(items, load, (_item, loaded) => Promise.resolve(void all.push(loaded)))
  return all
}
