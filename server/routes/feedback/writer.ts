import type { Context } from 'hono'
import * as v from 'valibot'
import { visitorSchema } from '../../../contract/feedback.ts'
import type { ApiEnv } from '../../app.ts'
import type { CompiledArticle } from '../../content/content.ts'
import { type describe, valid } from '../../http/describe.ts'
import type { Rated } from '../../store/store.ts'
import { lockedRefusals } from '../locked.ts'

export const tag = 'Feedback'
export const slug = valid('param', v.object({ slug: v.string() }))
/** Of a reader who may not have signed in: the number of this browser, and a proof of work. */
export const writerHeaders = { 'x-visitor': v.optional(visitorSchema), 'x-challenge': v.optional(v.string()) }

/** Of what asks anonymous readers for a proof. */
export const writingRefusals = {
  ...lockedRefusals,
  403: [...lockedRefusals[403], 'challenge_required', 'challenge_refused'],
} satisfies Parameters<typeof describe>[0]['refusals']

export const ratedOf = ({ slug, revision }: CompiledArticle): Rated => ({ article: slug, revision })

/** Who writes: the account, or the random number that this browser keeps. Null: neither was given. */
export function writerOf(context: Context<ApiEnv>, visitorId: string | undefined): string | null {
  const rights = context.get('rights')
  if (rights) return `account:${rights.subject}`
  return visitorId ? `visitor:${visitorId}` : null
}
