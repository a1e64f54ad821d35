import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import * as v from 'valibot'
import {
  changedCommentsSchema,
  type ChangedComments,
  changeLimit,
  type CommentChanges,
  commentCountsSchema,
  type CommentFilter,
  commentFilterSchema,
  deskCommentSchema,
  deskCommentsSchema,
} from '../../../contract/desk-comments.ts'
import { get, send } from '../../http/api.ts'
import { paths } from '../../paths.ts'

/** The filter that an address holds. Without a status it is the open comments; what makes no sense is left out. */
export function filterFrom(search: URLSearchParams): CommentFilter {
  const filter: Record<string, unknown> = { status: 'open' }
  for (const [name, schema] of Object.entries(commentFilterSchema.entries)) {
    const value = search.get(name)
    if (value !== null && v.is(schema, value)) filter[name] = value
  }
  if (search.get('status') === 'all') delete filter['status']
  // A section is one of an article.
  if (filter['article'] === undefined) delete filter['section']
  return filter
}

/** The address of the comments that a filter finds, or of one of them among the others. */
export const inboxAddress = (
  { status = 'all', ...filter }: Record<string, string | undefined>,
  id?: string,
) =>
  paths.desk(id === undefined ? 'comments' : `comments/${encodeURIComponent(id)}`, {
    ...filter,
    status: status === 'open' ? undefined : status,
  })

const asQuery = (parameters: Record<string, string | undefined>) => {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(parameters)) if (value !== undefined) query.set(name, value)
  return query.size > 0 ? `?${query}` : ''
}

export const inboxQuery = (filter: CommentFilter) =>
  infiniteQueryOptions({
    queryKey: ['desk', 'comments', filter],
    queryFn: ({ signal, pageParam }) =>
      get(`/desk/comments${asQuery({ ...filter, cursor: pageParam })}`, deskCommentsSchema, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: keepPreviousData,
  })

export const countsQuery = (filter: CommentFilter) =>
  queryOptions({
    queryKey: ['desk', 'counts', filter],
    queryFn: ({ signal }) => get(`/desk/comments/counts${asQuery(filter)}`, commentCountsSchema, { signal }),
    placeholderData: keepPreviousData,
  })

export const commentQuery = (id: string) =>
  queryOptions({
    queryKey: ['desk', 'comment', id],
    queryFn: ({ signal }) => get(`/desk/comments/${encodeURIComponent(id)}`, deskCommentSchema, { signal }),
  })

export const exportPath = (filter: CommentFilter) => `/desk/comments.csv${asQuery(filter)}`

/** As many calls as it takes, one after the other. */
export async function sendChanges({ comments, ...handling }: CommentChanges): Promise<ChangedComments> {
  const all: ChangedComments = { changed: [], overtaken: [], missing: [] }
  for (let from = 0; from < comments.length; from += changeLimit) {
    const part = comments.slice(from, from + changeLimit)
    const done = await send(
      'POST',
      '/desk/comments/changes',
      { comments: part, ...handling },
      changedCommentsSchema,
    )
    all.changed.push(...done.changed)
    all.overtaken.push(...done.overtaken)
    all.missing.push(...done.missing)
  }
  return all
}
