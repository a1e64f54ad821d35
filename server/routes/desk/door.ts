import type { Context, MiddlewareHandler } from 'hono'
import type { ApiEnv } from '../../app.ts'
import type { describe } from '../../http/describe.ts'
import { Refusal } from '../../http/problem.ts'

/** Nobody but editors gets past it. */
export const deskDoor: MiddlewareHandler<ApiEnv> = async (context, next) => {
  const rights = context.get('rights')
  if (!rights) throw new Refusal('sign_in_required', { remedy: 'sign-in' })
  const scope = rights.missingScope
  if (scope !== null) throw new Refusal('insufficient_scope', { remedy: 'contact-support', scope })
  if (!rights.editor) throw new Refusal('not_allowed', { remedy: 'contact-support' })
  await next()
}

/** The subject of the editor's account. */
export function editorOf(context: Context<ApiEnv>): string {
  const rights = context.get('rights')
  if (!rights?.editor) throw new Refusal('not_allowed')
  return rights.subject
}

/** The refusals that every call of the desk can end with. */
export const deskRefusals = {
  400: ['invalid_request'],
  401: ['sign_in_required', 'invalid_token'],
  403: ['insufficient_scope', 'not_allowed'],
} satisfies Parameters<typeof describe>[0]['refusals']
