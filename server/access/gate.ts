import type { LockReason, Remedy } from '../../contract/article.ts'
import type { Agreement } from './agreements.ts'
import type { CompiledArticle } from '../content/content.ts'

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
  /** The organisation's agreements one by one, where the provider tells them so. Null: it does not. */
  agreements: Agreement[] | null
  editor: boolean
  /** The provider left groups out because there were too many for a token, so rights may be missing that are there. */
  groupsLeftOut: boolean
  /** The scope that this API asks for and the token lacks. Null: nothing is lacking. */
  missingScope: string | null
  /** Names of the claims that were looked for and that the token does not hold. */
  missingClaims: string[]
  /** When the reader last proved who they are, in seconds since the epoch; null: the provider does not say. */
  authenticatedAt: number | null
  /** How they did, in the provider's words (`acr`, OpenID Connect Core 1.0, section 2). */
  acr: string | null
  /** Seconds since the epoch, as in the token. */
  issuedAt: number
  expiresAt: number
  /** The moment that these rights are the rights of, by the server's clock: ends of agreements and ages of proofs depend on it. */
  readAt: number
}

type Rule = Pick<CompiledArticle, 'access' | 'products' | 'authentication'>

/** Difference between clocks that is put up with, in seconds. */
export const leeway = 60

/**
 * Whether a reader may read an article: the one predicate, for every endpoint. Their rights have to open it, and where it asks for that
 * they have to have proved lately, or strongly, who they are.
 */
export const mayRead = (article: Rule, rights: Rights | null) =>
  lockReason(article, rights) === null && hasProof(article, rights)

/**
 * The first right that is lacking, in the order of `lockReasons`, or null when the reader's rights open the article. Editors look after every
 * article, so they read every one.
 */
export function lockReason(article: Rule, rights: Rights | null): LockReason | null {
  if (article.access === 'public') return null
  if (!rights) return 'sign_in_required'
  if (rights.missingScope !== null) return 'insufficient_scope'
  if (rights.editor) return null
  if (article.access === 'editors') return 'not_allowed'
  if (rights.emailVerified === false) return 'email_unverified'
  if (article.access === 'signed-in') return null
  if (rights.organisation === null) return 'organisation_required'
  if (rights.maintenance === 'none') return 'maintenance_required'
  if (rights.maintenance === 'expired') return 'maintenance_expired'
  const covers = rights.products
  if (article.products.length === 0 || !covers) return null
  if (article.products.some((product) => covers.includes(product))) return null
  return article.products.some((product) => hasEnded(product, rights))
    ? 'maintenance_expired'
    : 'product_not_covered'
}

const hasEnded = (product: string, { agreements }: Rights) =>
  agreements?.some((agreement) => agreement.product === product && !agreement.inForce) ?? false

/** Whether the proof that an article asks for is there (RFC 9470, section 5). It asks editors just the same. */
function hasProof({ authentication }: Rule, rights: Rights | null): boolean {
  if (!authentication) return true
  const { maxAge, acr } = authentication
  const { authenticatedAt = null, acr: proved = null, readAt = 0 } = rights ?? {}
  const age = authenticatedAt === null ? Number.POSITIVE_INFINITY : readAt - authenticatedAt
  // A proof from the future is none.
  const fresh = maxAge === undefined || (age <= maxAge + leeway && age >= -leeway)
  return fresh && (acr === undefined || (proved !== null && acr.includes(proved)))
}

/** Whether the reader may know that the article exists at all: rights decide that, not how fresh a proof is. */
export const mayKnow = (article: CompiledArticle, rights: Rights | null) =>
  !article.secret || lockReason(article, rights) === null

const remedies: Record<LockReason, Remedy> = {
  sign_in_required: 'sign-in',
  insufficient_scope: 'contact-support',
  email_unverified: 'verify-email',
  organisation_required: 'join-organisation',
  maintenance_required: 'get-agreement',
  maintenance_expired: 'renew-agreement',
  product_not_covered: 'extend-agreement',
  not_allowed: 'contact-support',
}
export const remedyFor = (reason: LockReason): Remedy => remedies[reason]
