import type { CommentFilter, Count, HandledComment, Inbox } from '../store.ts'
import type { Held } from './snapshot.ts'

const has = (text: string | null, search: string) =>
  text?.toLowerCase().includes(search.toLowerCase()) === true

const fits = (comment: HandledComment, { search, folded, foldedFor, ...exact }: CommentFilter) =>
  (Object.keys(exact) as (keyof typeof exact)[]).every(
    (key) => exact[key] === undefined || exact[key] === comment[key],
  ) &&
  (folded === undefined || folded === (comment.folded !== null)) &&
  (foldedFor === undefined || foldedFor === comment.folded) &&
  (search === undefined || has(comment.text, search) || has(comment.note, search))

function counted<Value>(values: Value[]): Count<Value>[] {
  const counts = new Map<Value, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].map(([value, count]) => ({ value, count }))
}

export const memoryInbox = ({ comments }: Held, changed: () => void): Inbox => ({
  async comments({ limit, before }, filter = {}) {
    const newestFirst = comments.toReversed()
    const last = newestFirst.findIndex(({ id }) => id === before)
    const fitting = (from: number) => newestFirst.slice(from).filter((comment) => fits(comment, filter))
    const total = fitting(0).length
    if (before !== undefined && last === -1) return { comments: [], total }
    return { comments: fitting(last + 1).slice(0, limit), total }
  },

  async comment(id) {
    return comments.find((comment) => comment.id === id) ?? null
  },

  async commentCounts(filter) {
    const fitting = (without: CommentFilter) =>
      comments.filter((comment) => fits(comment, { ...filter, ...without }))
    return {
      status: counted(fitting({ status: undefined }).map(({ status }) => status)),
      article: counted(fitting({ article: undefined, section: undefined }).map(({ article }) => article)),
      section:
        filter.article === undefined
          ? []
          : counted(fitting({ section: undefined }).map(({ section }) => section)),
      language: counted(fitting({ language: undefined }).map(({ language }) => language)),
      stars: counted(fitting({ stars: undefined }).map(({ stars }) => stars)),
      folded: counted(fitting({ folded: undefined, foldedFor: undefined }).map(({ folded }) => folded)),
      personalData: counted(fitting({ personalData: undefined }).map(({ personalData }) => personalData)),
    }
  },

  async changeComments({ comments: wanted, status, note, at, by, byName = null }) {
    const result: Awaited<ReturnType<Inbox['changeComments']>> = { changed: [], overtaken: [], missing: [] }
    for (const { id, seen } of wanted) {
      const index = comments.findIndex((comment) => comment.id === id)
      const found = comments[index]
      if (!found) result.missing.push(id)
      else if (found.changedAt !== seen) result.overtaken.push(found)
      else {
        const next: HandledComment = {
          ...found,
          status: status ?? found.status,
          note: note === undefined ? found.note : note,
          changedAt: at,
          changedBy: by,
          changedByName: byName,
        }
        comments[index] = next
        result.changed.push(next)
      }
    }
    changed()
    return result
  },
})
