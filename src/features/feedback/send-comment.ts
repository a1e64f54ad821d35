import { commentReceiptSchema } from '../../../contract/feedback.ts'
import { send } from '../../http/api.ts'
import { sendProved } from './proof.ts'

type Comment = { slug: string; text: string; section: string; website: string; key: string }

/** Sent as often as need be; the key sees to it that the editors get it once. */
export const sendComment = ({ slug, text, section, website, key }: Comment) =>
  sendProved('comment', slug, (proof) =>
    send(
      'POST',
      `/articles/${encodeURIComponent(slug)}/comments`,
      { text, ...(section && { section }), ...(website && { website }) },
      commentReceiptSchema,
      { 'Idempotency-Key': key, ...proof },
    ),
  )
