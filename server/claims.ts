import type { JWTPayload } from 'jose'
import type { Rights } from './gate.ts'

/** Where the rights stand in a token of this provider: names or paths such as `realm_access.roles`. */
export type ClaimNames = {
  organisation: string
  maintenance: string
  products: string
  roles: string
  /** The role that makes an editor. */
  roleEditor: string
  /** Values of the maintenance claim that count as a valid agreement. */
  maintenanceValues: string[]
}

export const defaultClaims: ClaimNames = {
  organisation: 'organisation',
  maintenance: 'maintenance',
  products: 'products',
  roles: 'roles',
  roleEditor: 'editor',
  maintenanceValues: ['active'],
}

/** A claim by its whole name first (namespaced claims are URLs with dots), then as a path into objects. */
export function readClaim(claims: Record<string, unknown>, path: string): unknown {
  if (Object.hasOwn(claims, path)) return claims[path]
  let value: unknown = claims
  for (const name of path.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined
    value = (value as Record<string, unknown>)[name]
  }
  return value
}

/**
 * A list that a provider may send as an array, or as one string with commas or spaces. Null when absent. A claim that is
 * there but cannot be read is an empty list: where absence grants everything, nonsense must not.
 */
export function readList(claims: Record<string, unknown>, path: string): string[] | null {
  const value = readClaim(claims, path)
  if (Array.isArray(value)) return value.filter((entry) => typeof entry === 'string')
  if (typeof value === 'string') return value.split(/[\s,]+/).filter((entry) => entry !== '')
  return value === undefined || value === null ? null : []
}

/** Some providers write the boolean as a word; only what is clearly said counts. */
const readTruth = (claims: Record<string, unknown>, path: string): boolean | null => {
  const value = readClaim(claims, path)
  if (value === true || value === 'true') return true
  return value === false || value === 'false' ? false : null
}

const readText = (claims: Record<string, unknown>, path: string): string | null => {
  const value = readClaim(claims, path)
  const first: unknown = Array.isArray(value) ? value[0] : value
  return typeof first === 'string' && first.trim() !== '' ? first : null
}

/**
 * Microsoft Entra ID puts up to 200 groups into a token. Of more it says only that there are some: `hasgroups`, or a
 * source to ask instead (OpenID Connect Core, section 5.6.2).
 */
function leavesGroupsOut(claims: Record<string, unknown>): boolean {
  const sources = claims['_claim_names']
  return (
    claims['hasgroups'] === true || (typeof sources === 'object' && sources !== null && 'groups' in sources)
  )
}

/** The rights that verified claims grant. `sub`, `iat` and `exp` have been demanded before. */
export function rightsFrom(
  claims: JWTPayload & { sub: string; iat: number; exp: number },
  names: ClaimNames,
): Rights {
  const maintenance = readList(claims, names.maintenance)
  const valid = maintenance?.some((value) => names.maintenanceValues.includes(value))
  return {
    subject: claims.sub,
    name: readText(claims, 'name'),
    email: readText(claims, 'email'),
    emailVerified: readTruth(claims, 'email_verified'),
    organisation: readText(claims, names.organisation),
    maintenance: !maintenance || maintenance.length === 0 ? 'none' : valid ? 'active' : 'expired',
    products: readList(claims, names.products),
    editor: readList(claims, names.roles)?.includes(names.roleEditor) ?? false,
    groupsLeftOut: leavesGroupsOut(claims),
    issuedAt: claims.iat,
    expiresAt: claims.exp,
  }
}
