import type { Kysely } from 'kysely'
import type { Tables } from '../schema.ts'
import type { Searches } from '../store.ts'

export const sqlSearches = (database: Kysely<Tables>): Searches => ({
  addMissedSearch: (text, at, most) =>
    database.transaction().execute(async (transaction) => {
      await transaction
        .insertInto('missed_search')
        .values({ text, count: 1, first_at: at, last_at: at })
        .onConflict((conflict) =>
          conflict.column('text').doUpdateSet(({ ref, eb }) => ({
            count: eb(ref('missed_search.count'), '+', 1),
            last_at: ref('excluded.last_at'),
          })),
        )
        .execute()
      await transaction
        .deleteFrom('missed_search')
        .where('text', 'in', ({ selectFrom }) =>
          selectFrom('missed_search')
            .select('text')
            .where('text', '!=', text)
            .orderBy('count', 'desc')
            .orderBy('last_at', 'desc')
            .orderBy('text')
            // SQLite takes no offset without a limit.
            .limit(most)
            .offset(most - 1),
        )
        .execute()
    }),

  async missedSearches({ order, limit, offset }) {
    const [first, second] =
      order === 'often' ? (['count', 'last_at'] as const) : (['last_at', 'count'] as const)
    const rows = await database
      .selectFrom('missed_search')
      .selectAll()
      .orderBy(first, 'desc')
      .orderBy(second, 'desc')
      .orderBy('text')
      .limit(limit)
      .offset(offset)
      .execute()
    const { total } = await database
      .selectFrom('missed_search')
      .select(({ fn }) => fn.countAll().as('total'))
      .executeTakeFirstOrThrow()
    return {
      searches: rows.map(({ text, count, first_at: firstAt, last_at: lastAt }) => ({
        text,
        count,
        firstAt,
        lastAt,
      })),
      total: Number(total),
    }
  },
})
