/** What an error says, and what each error says that caused it. */
export function reasonsOf(error: unknown): string[] {
  if (!(error instanceof Error)) return []
  // One for each address of a host, and no words of its own.
  if (error instanceof AggregateError) return error.errors.flatMap(reasonsOf)
  return [error.message, ...reasonsOf(error.cause)]
}
