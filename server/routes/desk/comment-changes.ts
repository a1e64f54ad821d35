import { type Context, Hono } from 'hono'
import * as v from 'valibot'
import {
  type ChangedComments,
  changedCommentsSchema,
  commentChangeSchema,
  type CommentChanges,
  commentChangesSchema,
  commentIdSchema,
  deskCommentSchema,
} from '../../../contract/desk-comments.ts'
import type { ApiEnv, Ports } from '../../app.ts'
import { describe, valid } from '../../http/describe.ts'
import { Refusal } from '../../http/problem.ts'
import { deskRefusals, editorOf } from './door.ts'
import { createShown } from './shown-comments.ts'

const tag = 'Desk'
const actions = { open: 'reopen-comment', handled: 'handle-comment' } as const

/** What editors make of comments. Who changed what and when is stored with it, and is a line of the log. */
export function deskCommentChangeRoutes({ store, content, now, log }: Ports) {
  const shown = createShown(content)

  async function change(
    context: Context<ApiEnv>,
    { comments, status, note }: CommentChanges,
  ): Promise<ChangedComments> {
    const editor = editorOf(context)
    const wanted = { status, note: note === undefined ? undefined : note?.trim() || null }
    const at = after(now(), new Set(comments.map(({ seen }) => seen)))
    const once = [...new Map(comments.map((comment) => [comment.id, comment])).values()]
    const byName = context.get('rights')?.name ?? null
    const result = await store.changeComments({ comments: once, ...wanted, at, by: editor, byName })
    for (const { id } of result.changed)
      log?.({
        level: 'info',
        event: 'audit',
        action: status ? actions[status] : 'note-comment',
        editor,
        target: id,
      })
    // A change that is sent again, as its answer got lost, finds its own work.
    const same = ({ status, note, changedBy }: (typeof result.overtaken)[number]) =>
      changedBy === editor &&
      (wanted.status ?? status) === status &&
      (wanted.note === undefined || wanted.note === note)
    const show = (stored: typeof result.changed) => stored.map((one) => shown.comment(one, editor))
    return {
      changed: show([...result.changed, ...result.overtaken.filter(same)]),
      overtaken: show(result.overtaken.filter((one) => !same(one))),
      missing: result.missing,
    }
  }

  return new Hono<ApiEnv>()
    .patch(
      '/api/desk/comments/:id',
      describe({
        summary: 'Handle a comment, open it again, or change its note',
        tag,
        answers: { 200: { description: 'The comment as it is now', schema: deskCommentSchema } },
        refusals: { ...deskRefusals, 404: ['not_found'], 409: ['changed_meanwhile'] },
      }),
      valid('param', v.object({ id: commentIdSchema })),
      valid('json', commentChangeSchema),
      async (context) => {
        const { seen, ...handling } = context.req.valid('json')
        const { id } = context.req.valid('param')
        const { changed, overtaken } = await change(context, { comments: [{ id, seen }], ...handling })
        if (overtaken[0]) throw new Refusal('changed_meanwhile', { current: overtaken[0] })
        if (!changed[0]) throw new Refusal('not_found')
        return context.json(changed[0])
      },
    )
    .post(
      '/api/desk/comments/changes',
      describe({
        summary: 'Handle comments or open them again, many at once',
        tag,
        answers: {
          200: {
            description:
              'What was changed, and what was not since somebody else had changed it or it is gone',
            schema: changedCommentsSchema,
          },
        },
        refusals: { ...deskRefusals, 413: ['too_large'] },
      }),
      valid('json', commentChangesSchema),
      async (context) => context.json(await change(context, context.req.valid('json'))),
    )
}

/** An instant that tells this change from the ones that were seen, were it in the same millisecond. */
function after(now: Date, seen: ReadonlySet<string | null>): string {
  let at = now
  while (seen.has(at.toISOString())) at = new Date(at.getTime() + 1)
  return at.toISOString()
}
