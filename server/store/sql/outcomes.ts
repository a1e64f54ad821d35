import type { Kysely } from 'kysely'
import type { Tables } from '../schema.ts'
import type { Outcomes } from '../store.ts'

export const sqlOutcomes = (database: Kysely<Tables>): Outcomes => ({
  async addOutcome({ walk, turn, troubleshooter, version, step, solved, answers, checks, receivedAt }) {
    await database
      .insertInto('outcome')
      .values({
        walk,
        turn,
        troubleshooter,
        version,
        step,
        solved: solved === null ? null : Number(solved),
        answers: JSON.stringify(answers),
        checks: JSON.stringify(checks),
        received_at: receivedAt,
      })
      .onConflict((conflict) =>
        conflict
          .column('walk')
          .doUpdateSet(({ ref }) => ({
            turn: ref('excluded.turn'),
            troubleshooter: ref('excluded.troubleshooter'),
            version: ref('excluded.version'),
            step: ref('excluded.step'),
            solved: ref('excluded.solved'),
            answers: ref('excluded.answers'),
            checks: ref('excluded.checks'),
            received_at: ref('excluded.received_at'),
          }))
          .whereRef('outcome.turn', '<', 'excluded.turn'),
      )
      .execute()
  },
})
