import { type DatabaseAddress, nameOfAddress } from '../store/database-address.ts'

/** What an error says, and what each error says that caused it. */
export function reasonsOf(error: unknown): string[] {
  if (!(error instanceof Error)) return []
  // One for each address of a host, and no words of its own.
  if (error instanceof AggregateError) return error.errors.flatMap(reasonsOf)
  return [error.message, ...reasonsOf(error.cause)]
}

/** What an operator reads of a database that could not be opened: which one, and why. */
export const whyNotOpened = (database: DatabaseAddress, error: unknown): string =>
  `${nameOfAddress(database)}: ${reasonsOf(error).join(' ')}`
