export type TabStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

function quietly<T>(work: (storage: Storage) => T): T | null {
  try {
    return work(window.sessionStorage)
  } catch {
    return null
  }
}

/** What a tab remembers over a reload. Where storage is blocked or full, it goes without: `probeStorage` says so where it matters. */
export const tabStorage: TabStorage = {
  getItem: (key) => quietly((storage) => storage.getItem(key)),
  setItem: (key, value) => void quietly((storage) => storage.setItem(key, value)),
  removeItem: (key) => void quietly((storage) => storage.removeItem(key)),
}
