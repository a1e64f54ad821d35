import { Hono } from 'hono'
import { commentFilterSchema } from '../../../contract/desk-comments.ts'
import type { ApiEnv, Ports } from '../../app.ts'
import { describe, valid } from '../../http/describe.ts'
import type { HandledComment } from '../../store/store.ts'
import { csvRows } from './csv.ts'
import { deskRefusals, editorOf } from './door.ts'
import { createShown, storeFilter } from './shown-comments.ts'

const columns = [
  'id',
  'received_at',
  'article',
  'title',
  'section',
  'language',
  'stars',
  'text',
  'folded',
  'personal_data',
  'status',
  'note',
  'changed_at',
]
const batch = 500

/** The comments that a filter finds, as a file for spreadsheets. It is written while it is sent, however many there are. */
export function deskCommentExportRoutes({ store, content, now, log }: Ports) {
  const { titleOf } = createShown(content)
  const rowOf = (comment: HandledComment) => [
    comment.id,
    comment.receivedAt,
    comment.article,
    titleOf(comment.article),
    comment.section,
    comment.language,
    comment.stars,
    comment.text,
    comment.folded,
    comment.personalData ? 'yes' : 'no',
    comment.status,
    comment.note,
    comment.changedAt,
  ]
  return new Hono<ApiEnv>().get(
    '/api/desk/comments.csv',
    describe({
      summary: 'The comments that a filter finds, as CSV (RFC 4180)',
      tag: 'Desk',
      answers: {
        200: { description: 'UTF-8 with a byte order mark; formulas neutralised', media: 'text/csv' },
      },
      refusals: deskRefusals,
    }),
    valid('query', commentFilterSchema),
    async (context) => {
      const filter = storeFilter(context.req.valid('query'))
      log?.({
        level: 'info',
        event: 'audit',
        action: 'export-comments',
        editor: editorOf(context),
        target: 'comments.csv',
      })
      const after = async (before?: string) =>
        (await store.comments({ limit: batch, before }, filter)).comments
      // Before the answer has begun, what fails can be said.
      let comments = await after()
      let head: string[] | undefined = columns
      const rows = new ReadableStream<Uint8Array>({
        async pull(stream) {
          const text = csvRows(comments.map(rowOf), head)
          head = undefined
          if (text !== '') stream.enqueue(new TextEncoder().encode(text))
          if (comments.length < batch) return stream.close()
          comments = await after(comments.at(-1)?.id)
        },
      })
      return context.body(rows, 200, {
        'Content-Type': 'text/csv; charset=utf-8; header=present',
        'Content-Disposition': `attachment; filename="comments-${now().toISOString().slice(0, 10)}.csv"`,
      })
    },
  )
}
