import { type InfiniteData, useMutation, useQueryClient } from '@tanstack/react-query'
import type { CommentChanges, DeskComment, DeskComments } from '../../../contract/desk-comments.ts'
import { commentQuery, sendChanges } from './inbox-queries.ts'

/**
 * Changes comments, and shows them as the server then says they are. A row that no longer fits the filter stays until the list is asked for again:
 * nothing jumps under the editor's hands.
 */
export function useChanges() {
  const client = useQueryClient()
  const show = (comments: readonly DeskComment[]) => {
    const byId = new Map(comments.map((comment) => [comment.id, comment]))
    client.setQueriesData<InfiniteData<DeskComments>>(
      { queryKey: ['desk', 'comments'] },
      (data) =>
        data && {
          ...data,
          pages: data.pages.map((page) => ({
            ...page,
            comments: page.comments.map((comment) => byId.get(comment.id) ?? comment),
          })),
        },
    )
    for (const comment of comments) client.setQueryData(commentQuery(comment.id).queryKey, comment)
    void client.invalidateQueries({ queryKey: ['desk', 'counts'] })
  }
  return useMutation({
    mutationFn: (change: CommentChanges) => sendChanges(change),
    networkMode: 'always',
    onSuccess: ({ changed, overtaken }) => show([...changed, ...overtaken]),
  })
}

export const seenOf = (comments: readonly DeskComment[]) =>
  comments.map(({ id, changedAt }) => ({ id, seen: changedAt }))
