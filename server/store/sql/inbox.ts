import {
  type Expression,
  type ExpressionBuilder,
  type Kysely,
  type RawBuilder,
  type Selectable,
  type SqlBool,
  sql,
} from 'kysely'
import * as v from 'valibot'
import { starsSchema } from '../../../contract/feedback.ts'
import type { Tables } from '../schema.ts'
import type { Changed, CommentFilter, Count, HandledComment, Handling, Inbox } from '../store.ts'

const starsOf = (stars: number | null) => (stars === null ? null : v.parse(starsSchema, stars))
const statusOf = (status: string): Handling['status'] => (status === 'handled' ? 'handled' : 'open')

type Row = Selectable<Tables['comment']>

export const commentOf = (row: Row): HandledComment => ({
  id: row.id,
  article: row.article,
  revision: row.revision,
  language: row.language,
  section: row.section,
  text: row.text,
  author: row.author,
  stars: starsOf(row.stars),
  folded: row.folded,
  personalData: row.personal_data === 1,
  receivedAt: row.received_at,
  status: statusOf(row.status),
  note: row.note,
  changedAt: row.changed_at,
  changedBy: row.changed_by,
  changedByName: row.changed_by_name,
})

type Build = ExpressionBuilder<Tables, 'comment'>

/** `=` is never true of null. */
const is = (build: Build, column: 'section' | 'stars' | 'changed_at', value: string | number | null) =>
  value === null ? build(column, 'is', null) : build(column, '=', value)

/** What stands behind a text whose letters are to be those of every language; nothing where a database knows them anyway. */
export type EveryLetter = RawBuilder<unknown>

/** Both sides are put into small letters by the database, so that whatever its idea of a letter is, a text finds itself. */
function holds(build: Build, search: string, everyLetter: EveryLetter) {
  const pattern = `%${search.replace(/[!%_]/g, '!$&')}%`
  const within = (column: 'text' | 'note') =>
    sql<SqlBool>`lower(${build.ref(column)} ${everyLetter}) like lower(${pattern} ${everyLetter}) escape '!'`
  return build.or([within('text'), within('note')])
}

const fittingWith = (everyLetter: EveryLetter) => (filter: CommentFilter) => (build: Build) => {
  const { article, section, status, language, stars, folded, foldedFor, personalData, search } = filter
  const conditions: (Expression<SqlBool> | undefined)[] = [
    article === undefined ? undefined : build('article', '=', article),
    section === undefined ? undefined : is(build, 'section', section),
    status === undefined ? undefined : build('status', '=', status),
    language === undefined ? undefined : build('language', '=', language),
    stars === undefined ? undefined : is(build, 'stars', stars),
    folded === undefined ? undefined : build('folded', folded ? 'is not' : 'is', null),
    foldedFor === undefined ? undefined : build('folded', '=', foldedFor),
    personalData === undefined ? undefined : build('personal_data', '=', Number(personalData)),
    search === undefined ? undefined : holds(build, search, everyLetter),
  ]
  return build.and(conditions.filter((condition) => condition !== undefined))
}

export function sqlInbox(database: Kysely<Tables>, everyLetter: EveryLetter): Inbox {
  const fitting = fittingWith(everyLetter)
  async function countBy<Column extends keyof Row, Value>(
    column: Column,
    filter: CommentFilter,
    valueOf: (raw: Row[Column]) => Value,
  ): Promise<Count<Value>[]> {
    const rows = await database
      .selectFrom('comment')
      .select(({ ref, fn }) => [sql`${ref(column)}`.as('value'), fn.countAll<number | string>().as('count')])
      .where(fitting(filter))
      .groupBy(column)
      .execute()
    return rows.map(({ value, count }) => ({ value: valueOf(value as Row[Column]), count: Number(count) }))
  }

  return {
    async comments({ limit, before }, filter = {}) {
      const page = database
        .selectFrom('comment')
        .selectAll()
        .where(fitting(filter))
        .orderBy('sequence', 'desc')
        .limit(limit)
      const rows = await (
        before === undefined
          ? page
          : page.where('sequence', '<', ({ selectFrom }) =>
              selectFrom('comment').select('sequence').where('id', '=', before),
            )
      ).execute()
      const { total } = await database
        .selectFrom('comment')
        .select(({ fn }) => fn.countAll<number | string>().as('total'))
        .where(fitting(filter))
        .executeTakeFirstOrThrow()
      return { comments: rows.map(commentOf), total: Number(total) }
    },

    async comment(id) {
      const row = await database.selectFrom('comment').selectAll().where('id', '=', id).executeTakeFirst()
      return row ? commentOf(row) : null
    },

    async commentCounts(filter) {
      const without = (changes: CommentFilter) => ({ ...filter, ...changes })
      const [status, article, section, language, stars, folded, personalData] = await Promise.all([
        countBy('status', without({ status: undefined }), statusOf),
        countBy('article', without({ article: undefined, section: undefined }), (slug) => slug),
        filter.article === undefined ? [] : countBy('section', without({ section: undefined }), (id) => id),
        countBy('language', without({ language: undefined }), (language) => language),
        countBy('stars', without({ stars: undefined }), starsOf),
        countBy('folded', without({ folded: undefined, foldedFor: undefined }), (reason) => reason),
        countBy('personal_data', without({ personalData: undefined }), (flag) => flag === 1),
      ])
      return { status, article, section, language, stars, folded, personalData }
    },

    changeComments: ({ comments, status, note, at, by, byName = null }) =>
      database.transaction().execute(async (transaction) => {
        const result: Changed = { changed: [], overtaken: [], missing: [] }
        // In one order, so that no two changes wait for each other.
        for (const { id, seen } of comments.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
          const changed = await transaction
            .updateTable('comment')
            .set({
              ...(status === undefined ? {} : { status }),
              ...(note === undefined ? {} : { note }),
              changed_at: at,
              changed_by: by,
              changed_by_name: byName,
            })
            .where('id', '=', id)
            .where((build) => is(build, 'changed_at', seen))
            .returningAll()
            .executeTakeFirst()
          if (changed) {
            result.changed.push(commentOf(changed))
            continue
          }
          const found = await transaction
            .selectFrom('comment')
            .selectAll()
            .where('id', '=', id)
            .executeTakeFirst()
          if (found) result.overtaken.push(commentOf(found))
          else result.missing.push(id)
        }
        return result
      }),
  }
}
