import { commentReceiptSchema } from '../../../contract/feedback.ts'
import { send } from '../../http/api.ts'

type Comment = { slug: string; text: string; section: string; key: string }

/** Sent as often as need be; the key sees to it that the editors get it once. */
export const sendComment = ({ slug, text, section, key }: Comment) =>
  send(
    'POST',
    `/articles/${encodeURIComponent(slug)}/comments`,
    { text, ...(section && { section }) },
    commentReceiptSchema,
    { 'Idempotency-Key': key },
  )
