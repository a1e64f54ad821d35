import type { JWTPayload } from 'jose'
import { type Agreement, isObject, readAgreements } from './agreements.ts'
import type { Rights } from './gate.ts'

/** Where the rights stand in a token of this provider: names or paths such as `realm_access.roles`. */
export type ClaimNames = {
  organisation: string
  maintenance: string
  products: string
  /** Agreements with their ends. Where it is named, it alone is read for maintenance and products. */
  agreements: string | null
  roles: string
  /** The role that makes an editor. */
  roleEditor: string
  /** Values of the maintenance claim that count as a valid agreement. */
  maintenanceValues: string[]
  /** The scope without which a token opens nothing that is not public (RFC 6750, section 3.1). Null: none is asked for. */
  requiredScope: string | null
}

export const defaultClaims: ClaimNames = {
  organisation: 'organisation',
  maintenance: 'maintenance',
  products: 'products',
  agreements: null,
  roles: 'roles',
  roleEditor: 'editor',
  maintenanceValues: ['active'],
  requiredScope: null,
}

/** Seconds since the epoch that a `Date` can hold (ECMA-262, section 21.4.1.1). */
export const isInstant = (seconds: unknown): seconds is number =>
  typeof seconds === 'number' && Math.abs(seconds) <= 8.64e12

/**
 * A claim by its whole name first (namespaced claims are URLs with dots), then as a path into objects and lists. Names on the way may
 * hold dots, too, as client ids do in Keycloak's `resource_access`.
 */
export function readClaim(claims: unknown, path: string): unknown {
  if (typeof claims !== 'object' || claims === null) return undefined
  if (Object.hasOwn(claims, path)) return (claims as Record<string, unknown>)[path]
  for (let dot = path.indexOf('.'); dot !== -1; dot = path.indexOf('.', dot + 1)) {
    const name = path.slice(0, dot)
    if (!Object.hasOwn(claims, name)) continue
    const value = readClaim((claims as Record<string, unknown>)[name], path.slice(dot + 1))
    if (value !== undefined) return value
  }
  return undefined
}

/** Keycloak writes a group as a path, `/editors`. */
const withoutSlash = (name: string) => name.replace(/^\//, '')

/**
 * A list that a provider may send as an array, as one string with commas or spaces, or as an object whose names are the list (Zitadel's
 * roles). Null when absent. A claim that is there but cannot be read is an empty list: where absence grants everything, nonsense must not.
 */
export function readList(claims: Record<string, unknown>, path: string): string[] | null {
  const value = readClaim(claims, path)
  if (value === undefined || value === null) return null
  if (typeof value === 'string')
    return value
      .split(/[\s,]+/)
      .filter((entry) => entry !== '')
      .map(withoutSlash)
  if (Array.isArray(value)) return value.filter((entry) => typeof entry === 'string').map(withoutSlash)
  return isObject(value) ? Object.keys(value).filter((name) => isObject(value[name])) : []
}

/** Some providers write the boolean as a word; only what is clearly said counts. */
const readTruth = (claims: Record<string, unknown>, path: string): boolean | null => {
  const value = readClaim(claims, path)
  if (value === true || value === 'true') return true
  return value === false || value === 'false' ? false : null
}

/** A text, the first of several, the name in an object, or the name of one: `{ aurora: { id: … } }` in Keycloak's `organization`. */
function textIn(value: unknown): string | null {
  if (typeof value === 'string') return value.trim() === '' ? null : value
  if (Array.isArray(value)) return textIn(value[0])
  if (!isObject(value)) return null
  const [first] = Object.keys(value)
  return textIn(value['name']) ?? textIn(value['id']) ?? (isObject(value[first ?? '']) ? textIn(first) : null)
}
const readText = (claims: Record<string, unknown>, path: string) => textIn(readClaim(claims, path))

/**
 * Microsoft Entra ID puts up to 200 groups into a token. Of more it says only that there are some: `hasgroups`, or a
 * source to ask instead (OpenID Connect Core, section 5.6.2).
 */
function leavesGroupsOut(claims: Record<string, unknown>, looked: string[]): boolean {
  const sources = claims['_claim_names']
  return (
    claims['hasgroups'] === true ||
    (isObject(sources) && ['groups', ...looked].some((name) => Object.hasOwn(sources, name)))
  )
}

type Agreed = Pick<Rights, 'maintenance' | 'products' | 'agreements'>

/** What the claims say of maintenance, at any moment. */
function readAgreed(claims: JWTPayload, names: ClaimNames): (now: Date) => Agreed {
  if (names.agreements !== null) {
    const named = readClaim(claims, names.agreements)
    return (now) => agreedBy(readAgreements(named, now))
  }
  const values = readList(claims, names.maintenance)
  const accepted = names.maintenanceValues.map(withoutSlash)
  const valid = values?.some((value) => accepted.includes(value))
  const always: Agreed = {
    maintenance: !values || values.length === 0 ? 'none' : valid ? 'active' : 'expired',
    products: readList(claims, names.products),
    agreements: null,
  }
  return () => always
}

function agreedBy(agreements: Agreement[]): Agreed {
  const covered = agreements.filter(({ inForce }) => inForce).map(({ product }) => product)
  return {
    maintenance: agreements.length === 0 ? 'none' : covered.length > 0 ? 'active' : 'expired',
    products: covered.includes(null) ? null : covered.filter((product) => product !== null),
    agreements,
  }
}

/** The scopes of an access token (RFC 9068, section 2.2.3), or as Microsoft Entra ID calls them. */
export const scopesIn = (claims: JWTPayload) => readList(claims, 'scope') ?? readList(claims, 'scp')

type Verified = JWTPayload & { sub: string; iat: number; exp: number }

/** The rights that verified claims grant at the moment `now`. `sub`, `iat` and `exp` have been demanded before. */
export const rightsFrom = (claims: Verified, names: ClaimNames, now: Date): Rights =>
  readRights(claims, names)(now)

/** The same for one moment after the other: what the claims say at any of them is read once. */
export function readRights(claims: Verified, names: ClaimNames): (now: Date) => Rights {
  const { organisation, maintenance, products, agreements, roles, requiredScope } = names
  const looked = [organisation, ...(agreements === null ? [maintenance, products] : [agreements]), roles]
  const authTime = readClaim(claims, 'auth_time')
  const lacksScope = requiredScope !== null && !scopesIn(claims)?.includes(requiredScope)
  const always = {
    subject: claims.sub,
    name: readText(claims, 'name'),
    email: readText(claims, 'email'),
    emailVerified: readTruth(claims, 'email_verified'),
    organisation: readText(claims, organisation),
    // Its bearer may be one; this token lets them be none.
    editor: !lacksScope && (readList(claims, roles)?.includes(withoutSlash(names.roleEditor)) ?? false),
    groupsLeftOut: leavesGroupsOut(claims, looked),
    missingScope: lacksScope ? requiredScope : null,
    missingClaims: ['email_verified', ...new Set(looked)].filter(
      (name) => (readClaim(claims, name) ?? null) === null,
    ),
    authenticatedAt: isInstant(authTime) ? authTime : null,
    acr: readText(claims, 'acr'),
    issuedAt: claims.iat,
    expiresAt: claims.exp,
  }
  const agreedAt = readAgreed(claims, names)
  return (now) => ({ ...always, ...agreedAt(now), readAt: now.getTime() / 1000 })
}
