import type { describe } from '../http/describe.ts'

/** What asking for an article may be refused with by whoever may not read it, or where it is no longer. */
export const lockedRefusals = {
  401: ['sign_in_required', 'insufficient_user_authentication'],
  403: [
    'insufficient_scope',
    'email_unverified',
    'organisation_required',
    'maintenance_required',
    'maintenance_expired',
    'product_not_covered',
    'not_allowed',
  ],
  404: ['not_found'],
  410: ['moved'],
} satisfies Parameters<typeof describe>[0]['refusals']
