import type { Store } from '../store.ts'
import { memoryChallenges } from './challenges.ts'
import { memoryComments } from './comments.ts'
import { memoryInbox } from './inbox.ts'
import { memoryKeeping } from './keeping.ts'
import { memoryNumbers } from './numbers.ts'
import { memoryOutcomes } from './outcomes.ts'
import { memoryReceipts } from './receipts.ts'
import { memorySearches } from './searches.ts'
import { heldFrom, type Snapshot, snapshotOf } from './snapshot.ts'
import { memoryVotes } from './votes.ts'

/** A store in memory, for tests and for the browser host. `onChange` is called after each change with all of it. */
export function createMemoryStore(
  start: Partial<Snapshot> = {},
  onChange: (snapshot: Snapshot) => void = () => {},
): Store {
  const held = heldFrom(start)
  const changed = () => onChange(snapshotOf(held))
  return {
    ...memoryVotes(held, changed),
    ...memoryComments(held, changed),
    ...memoryInbox(held, changed),
    ...memoryReceipts(held),
    ...memoryOutcomes(held, changed),
    ...memorySearches(held, changed),
    ...memoryNumbers(held),
    ...memoryChallenges(held, changed),
    ...memoryKeeping(held, changed),
    async ping() {},
    async close() {},
  }
}
