import type { AccessReport } from '../../../contract/access.ts'
import type { Teaser } from '../../../contract/article.ts'
import type { FactValue, Facts } from '../../../contract/troubleshooter.ts'

/** What the portal knows of the reader. Null: could not be found out, or does not apply. */
export type Evidence = {
  /** Null while a session is neither there nor ruled out. */
  signedIn: boolean | null
  access: AccessReport | null
  /** The article that the reader came from. */
  article: Teaser | null
  now: Date
}

/** A token this young carries rights as they are now, so waiting for newer ones cannot help. */
const freshSeconds = 60

const value = (known: boolean | null | undefined): FactValue =>
  known === null || known === undefined ? 'unknown' : known ? 'yes' : 'no'

/** What checks find out without asking anybody. What is not certain is `unknown`, and is asked. */
export function factsFrom({ signedIn, access, article, now }: Evidence): Facts {
  const facts: Facts = { 'signed-in': value(signedIn) }
  if (!signedIn || !access?.signedIn) return facts
  // By the later of both clocks: a computer's clock that is slow must not make an old token young.
  const age = Math.max(Date.parse(access.now), now.getTime()) - Date.parse(access.tokenIssuedAt)
  return {
    ...facts,
    'email-verified': value(access.emailVerified.value),
    'organisation-member': value(access.organisation.value !== null),
    'maintenance-active': value(access.maintenance.value === 'active'),
    'product-covered': productCovered(access, article),
    'rights-older-than-membership': age < freshSeconds * 1000 ? 'no' : 'unknown',
  }
}

function productCovered(access: AccessReport & { signedIn: true }, article: Evidence['article']): FactValue {
  if (article?.access === 'open') return 'yes'
  if (article?.access === 'locked' && article.reason === 'product_not_covered') return 'no'
  if (access.maintenance.value === 'active' && access.products.value === null) return 'yes'
  return 'unknown'
}
