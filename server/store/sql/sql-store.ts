import { type Kysely, sql } from 'kysely'
import type { Tables } from '../schema.ts'
import type { Store } from '../store.ts'
import { sqlChallenges } from './challenges.ts'
import { sqlComments } from './comments.ts'
import { type EveryLetter, sqlInbox } from './inbox.ts'
import { sqlKeeping } from './keeping.ts'
import { sqlNumbers } from './numbers.ts'
import { sqlOutcomes } from './outcomes.ts'
import { sqlReceipts } from './receipts.ts'
import { sqlSearches } from './searches.ts'
import { sqlUpkeep } from './upkeep.ts'
import { sqlVotes } from './votes.ts'

/** A store on any database that Kysely speaks to. Counts come back as text from some, hence `Number`. */
export const createSqlStore = (database: Kysely<Tables>, everyLetter: EveryLetter = sql``): Store => ({
  ...sqlVotes(database),
  ...sqlComments(database),
  ...sqlInbox(database, everyLetter),
  ...sqlReceipts(database),
  ...sqlOutcomes(database),
  ...sqlSearches(database),
  ...sqlNumbers(database),
  ...sqlChallenges(database),
  ...sqlKeeping(database),
  ...sqlUpkeep(database),
})
