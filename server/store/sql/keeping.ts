import type { Kysely } from 'kysely'
import * as v from 'valibot'
import { starsSchema } from '../../../contract/feedback.ts'
import type { Tables } from '../schema.ts'
import type { Keeping, StoredReader } from '../store.ts'
import { commentOf } from './inbox.ts'

const voterOf = ({ kind, id }: StoredReader) => `${kind}:${id}`
/** Comments bear the ids of accounts only. */
const authorOf = ({ kind, id }: StoredReader) => (kind === 'account' ? id : null)

export const sqlKeeping = (database: Kysely<Tables>): Keeping => ({
  async keptOf(reader) {
    const author = authorOf(reader)
    const comments =
      author === null
        ? []
        : await database
            .selectFrom('comment')
            .selectAll()
            .where('author', '=', author)
            .orderBy('sequence')
            .execute()
    const handled =
      author === null
        ? []
        : await database
            .selectFrom('comment')
            .select('id')
            .where('changed_by', '=', author)
            .orderBy('sequence')
            .execute()
    const votes = await database
      .selectFrom('vote')
      .select(['article', 'revision', 'stars', 'voted_at'])
      .where('voter', '=', voterOf(reader))
      .orderBy('article')
      .orderBy('revision')
      .execute()
    return {
      comments: comments.map(commentOf),
      votes: votes.map(({ voted_at: votedAt, stars, ...rated }) => ({
        ...rated,
        stars: v.parse(starsSchema, stars),
        votedAt,
      })),
      handled: handled.map(({ id }) => id),
    }
  },

  erase: (reader) =>
    database.transaction().execute(async (transaction) => {
      const votes = await transaction
        .deleteFrom('vote')
        .where('voter', '=', voterOf(reader))
        .executeTakeFirstOrThrow()
      const author = authorOf(reader)
      if (author === null) return { comments: 0, votes: Number(votes.numDeletedRows), handled: 0 }
      // A key holds a hash of what was written.
      await transaction
        .deleteFrom('idempotency_key')
        .where('comment_id', 'in', ({ selectFrom }) =>
          selectFrom('comment').select('id').where('author', '=', author),
        )
        .execute()
      const comments = await transaction
        .deleteFrom('comment')
        .where('author', '=', author)
        .executeTakeFirstOrThrow()
      const handled = await transaction
        .updateTable('comment')
        .set({ changed_by: null, changed_by_name: null })
        .where('changed_by', '=', author)
        .executeTakeFirstOrThrow()
      return {
        comments: Number(comments.numDeletedRows),
        votes: Number(votes.numDeletedRows),
        handled: Number(handled.numUpdatedRows),
      }
    }),

  sweep: (cutoffs) =>
    database.transaction().execute(async (transaction) => {
      const count = async (work: Promise<{ numDeletedRows: bigint }>) => Number((await work).numDeletedRows)
      const keys = await count(
        transaction
          .deleteFrom('idempotency_key')
          .where('received_at', '<', cutoffs.keys)
          .executeTakeFirstOrThrow(),
      )
      const challenges = await count(
        transaction
          .deleteFrom('spent_challenge')
          .where('expires_at', '<', cutoffs.challenges)
          .executeTakeFirstOrThrow(),
      )
      const handledComments =
        cutoffs.handledComments === null
          ? 0
          : await count(
              transaction
                .deleteFrom('comment')
                .where('status', '=', 'handled')
                .where(({ fn }) => fn.coalesce('changed_at', 'received_at'), '<', cutoffs.handledComments)
                .executeTakeFirstOrThrow(),
            )
      const comments =
        cutoffs.comments === null
          ? 0
          : await count(
              transaction
                .deleteFrom('comment')
                .where('received_at', '<', cutoffs.comments)
                .executeTakeFirstOrThrow(),
            )
      const outcomes =
        cutoffs.outcomes === null
          ? 0
          : await count(
              transaction
                .deleteFrom('outcome')
                .where('received_at', '<', cutoffs.outcomes)
                .executeTakeFirstOrThrow(),
            )
      const searches =
        cutoffs.searches === null
          ? 0
          : await count(
              transaction
                .deleteFrom('missed_search')
                .where('last_at', '<', cutoffs.searches)
                .executeTakeFirstOrThrow(),
            )
      return { keys, challenges, handledComments, comments, outcomes, searches }
    }),
})
