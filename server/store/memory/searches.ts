import type { MissedSearch, Searches } from '../store.ts'
import type { Held } from './snapshot.ts'

const textFirst = (a: MissedSearch, b: MissedSearch) => (a.text < b.text ? -1 : 1)
const later = (a: MissedSearch, b: MissedSearch) => (a.lastAt === b.lastAt ? 0 : a.lastAt > b.lastAt ? -1 : 1)
const oftenFirst = (a: MissedSearch, b: MissedSearch) => b.count - a.count || later(a, b) || textFirst(a, b)
const latelyFirst = (a: MissedSearch, b: MissedSearch) => later(a, b) || b.count - a.count || textFirst(a, b)

export const memorySearches = ({ searches }: Held, changed: () => void): Searches => ({
  async addMissedSearch(text, at, most) {
    const known = searches.get(text)
    searches.set(text, { text, count: (known?.count ?? 0) + 1, firstAt: known?.firstAt ?? at, lastAt: at })
    const others = [...searches.values()].filter((one) => one.text !== text).toSorted(oftenFirst)
    for (const { text: gone } of others.slice(most - 1)) searches.delete(gone)
    changed()
  },
  async missedSearches({ order, limit, offset }) {
    const all = [...searches.values()].toSorted(order === 'often' ? oftenFirst : latelyFirst)
    return { searches: all.slice(offset, offset + limit), total: all.length }
  },
})
