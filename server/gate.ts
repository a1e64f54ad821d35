import type { LockReason, Remedy } from '../contract/article.ts'
import type { CompiledArticle } from './content/content.ts'

/** What a token says of its bearer, after every check. `null` stands for a reader who sent no token. */
export type Rights = {
  subject: string
  name: string | null
  email: string | null
  /** Null: the provider does not say. Absent is not false (OpenID Connect Core 1.0, section 5.1). */
  emailVerified: boolean | null
  organisation: string | null
  maintenance: 'active' | 'expired' | 'none'
  /** Null: the agreement covers every product. */
  products: string[] | null
  editor: boolean
  /** The provider left groups out because there were too many for a token, so rights may be missing that are there. */
  groupsLeftOut: boolean
  /** Seconds since the epoch, as in the token. */
  issuedAt: number
  expiresAt: number
}

/**
 * The one predicate that decides what a reader may see, for every endpoint: the first reason that keeps `article`
 * closed, in the order of `lockReasons`, or null when it is open. Editors look after every article, so they read every one.
 */
export function lockReason(
  article: Pick<CompiledArticle, 'access' | 'products'>,
  rights: Rights | null,
): LockReason | null {
  if (article.access === 'public') return null
  if (!rights) return 'sign_in_required'
  if (rights.editor) return null
  if (article.access === 'editors') return 'not_allowed'
  if (rights.emailVerified === false) return 'email_unverified'
  if (article.access === 'signed-in') return null
  if (rights.organisation === null) return 'organisation_required'
  if (rights.maintenance === 'none') return 'maintenance_required'
  if (rights.maintenance === 'expired') return 'maintenance_expired'
  const covers = rights.products
  if (
    article.products.length > 0 &&
    covers &&
    !article.products.some((product) => covers.includes(product))
  ) {
    return 'product_not_covered'
  }
  return null
}

/** Whether the reader may know that the article exists at all. */
export const mayKnow = (article: CompiledArticle, rights: Rights | null) =>
  !article.secret || lockReason(article, rights) === null

const remedies: Record<LockReason, Remedy> = {
  sign_in_required: 'sign-in',
  email_unverified: 'verify-email',
  organisation_required: 'join-organisation',
  maintenance_required: 'get-agreement',
  maintenance_expired: 'renew-agreement',
  product_not_covered: 'extend-agreement',
  not_allowed: 'contact-support',
}
export const remedyFor = (reason: LockReason): Remedy => remedies[reason]
