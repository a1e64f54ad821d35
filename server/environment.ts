import * as v from 'valibot'
import { linkKeys, type LinkKey, type PortalConfig } from '../contract/config.ts'
import { type ClaimNames, defaultClaims } from './access/claims.ts'
import type { Network } from './http/client-address.ts'
import { strangeNames } from './environment-names.ts'
import {
  address,
  connections,
  days,
  factor,
  faultOfWriting,
  link,
  list,
  networks,
  origin,
  parameters,
  port,
  senders,
  text,
} from './environment-values.ts'
import { type Operation, operationEntries, operationFaults, operationOf } from './host/operation.ts'
import { type Retention, retentionEntries, retentionOf } from './host/retention.ts'
import {
  type DatabaseAddress,
  defaultDatabase,
  faultOfAddress,
  readAddress,
} from './store/database-address.ts'

/** The variable that holds a link. */
export const linkName = (key: LinkKey) => `LINK_${key.toUpperCase().replaceAll('-', '_')}`
const linksSchema = v.object(Object.fromEntries(linkKeys.map((key) => [linkName(key), v.optional(link)])))

const environmentSchema = v.object({
  ...operationEntries,
  ...retentionEntries,
  NODE_ENV: v.optional(
    v.picklist(['production', 'development', 'test'], 'must be production, development or test'),
    'development',
  ),
  PORT: v.optional(port, '3000'),
  DATABASE_URL: v.optional(
    v.pipe(
      v.string(),
      v.check(
        (value) => faultOfAddress(value) === null,
        ({ input }) => faultOfAddress(input) ?? '',
      ),
      v.transform(readAddress),
    ),
    defaultDatabase,
  ),
  DATABASE_POOL_SIZE: v.optional(connections, '10'),
  TRUSTED_PROXIES: v.optional(networks, ''),
  LIMITS: v.optional(factor, 'on'),
  CONTENT_DIR: v.optional(text, 'content'),
  CACHE_DIR: v.optional(text, 'data/cache'),
  PUBLIC_URL: v.optional(address),
  OIDC_ISSUER: v.optional(address),
  OIDC_CLIENT_ID: v.optional(text),
  OIDC_AUDIENCE: v.optional(text),
  OIDC_SCOPE: v.optional(
    v.pipe(v.string(), v.regex(/(^|\s)openid(\s|$)/, 'must contain openid, and spaces between scopes')),
    'openid profile email offline_access',
  ),
  OIDC_REQUIRED_SCOPE: v.optional(
    v.pipe(v.string(), v.regex(/^[\x21\x23-\x5b\x5d-\x7e]+$/, 'must be one scope as access tokens hold it')),
  ),
  OIDC_PARAMETERS: v.optional(parameters),
  OIDC_ORIGINS: v.optional(v.pipe(list, v.array(origin)), ''),
  OIDC_TOKEN_TYPE: v.optional(v.picklist(['at+jwt', 'JWT'], 'must be at+jwt or JWT'), 'at+jwt'),
  CLAIM_ORGANISATION: v.optional(v.string(), defaultClaims.organisation),
  CLAIM_MAINTENANCE: v.optional(v.string(), defaultClaims.maintenance),
  CLAIM_PRODUCTS: v.optional(v.string(), defaultClaims.products),
  CLAIM_AGREEMENTS: v.optional(v.string()),
  CLAIM_ROLES: v.optional(v.string(), defaultClaims.roles),
  ROLE_EDITOR: v.optional(v.string(), defaultClaims.roleEditor),
  MAINTENANCE_VALUES: v.optional(
    v.pipe(list, v.minLength(1, 'must hold a value')),
    defaultClaims.maintenanceValues.join(','),
  ),
  BRAND_PORTAL: v.optional(v.string(), 'Signpost'),
  BRAND_VENDOR: v.optional(v.string(), 'the Signpost team'),
  BRAND_ACCOUNT_SERVICE: v.optional(v.string(), 'Signpost account'),
  REVIEW_AFTER: v.optional(days, '365'),
  MAIL_SENDERS: v.optional(senders, 'accounts@example.com'),
})

/** Every variable, with what is taken where it is not set. */
export const variables: Record<string, string | undefined> = {
  ...v.getDefaults(environmentSchema),
  ...v.getDefaults(linksSchema),
}
const known = Object.keys(variables)

const problem = (name: string, what: string) => `${name} ${what}`

export type Environment = {
  operation: Operation
  retention: Retention
  port: number
  database: DatabaseAddress
  /** Connections to PostgreSQL at most. */
  poolSize: number
  /** Whose word on where a request comes from is believed. */
  trustedProxies: Network[]
  /** By how much the limits of one address are multiplied; null: there are none. */
  limits: number | null
  contentDirectory: string
  /** Where is kept what can be made again; it need not be there, nor be writable. */
  cacheDirectory: string
  /** Address under which readers open the portal, without a slash at the end. */
  publicUrl: string
  tokenType: 'at+jwt' | 'JWT'
  claims: ClaimNames
  brand: PortalConfig['brand']
  senders: string[]
  /** Days after which an article that names no day is to be looked at again. */
  reviewAfter: number
  links: PortalConfig['links']
  /** Null: the embedded identity provider is to be used. */
  oidc: PortalConfig['oidc'] | null
  /** Addresses beside the issuer's that the portal may ask while it signs a reader in. */
  providerOrigins: string[]
}

/**
 * Parses the environment once. Empty values count as absent. Answers either the whole of it or every fault, each naming
 * the variable and what it should be. Either way it notices what is no fault and yet is hardly meant so.
 */
export function readEnvironment(
  set: Record<string, string | undefined>,
): ({ environment: Environment } | { faults: string[] }) & { notices: string[] } {
  const given = Object.fromEntries(
    Object.entries(set).filter(([, value]) => value !== undefined && value !== ''),
  )
  const notices = strangeNames(Object.keys(given), known)
  const parsed = v.safeParse(environmentSchema, given, { abortPipeEarly: true })
  const parsedLinks = v.safeParse(linksSchema, given, { abortPipeEarly: true })
  const written = new Map(
    known.flatMap((name) => {
      const fault = faultOfWriting(given[name] ?? '')
      return fault === null ? [] : [[name, fault] as const]
    }),
  )
  if (!parsed.success || !parsedLinks.success || written.size > 0) {
    const read = [...(parsed.issues ?? []), ...(parsedLinks.issues ?? [])].map(
      ({ path, message }) => [String(path?.[0]?.key), message] as const,
    )
    // A list has a fault for each entry.
    const all = new Map([...read, ...written])
    return { faults: [...all].map(([name, what]) => problem(name, what)), notices }
  }
  const values = parsed.output
  const faults: string[] = []
  const isLocal = (url: string) => ['localhost', '127.0.0.1', '[::1]'].includes(new URL(url).hostname)
  const publicUrl = new URL(values.PUBLIC_URL ?? `http://localhost:${values.PORT}`)
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_AUDIENCE: audience } = values

  if (publicUrl.href !== `${publicUrl.origin}/`)
    faults.push(problem('PUBLIC_URL', 'must end after the host: the portal has an origin of its own'))
  if (issuer && !issuer.startsWith('https:') && !isLocal(issuer))
    faults.push(problem('OIDC_ISSUER', 'must begin with https://'))
  if (issuer?.includes('/.well-known/'))
    faults.push(
      problem('OIDC_ISSUER', 'must end before /.well-known/: it is what the document there calls issuer'),
    )
  else if (issuer && /[?#]/.test(issuer)) faults.push(problem('OIDC_ISSUER', 'must hold neither ? nor #'))
  if (issuer && !clientId)
    faults.push(problem('OIDC_CLIENT_ID', 'is missing: the id under which the provider knows the portal'))
  if (issuer && !audience)
    faults.push(problem('OIDC_AUDIENCE', 'is missing: what the provider puts into aud of access tokens'))
  if (issuer && audience === clientId && values.OIDC_TOKEN_TYPE === 'JWT') {
    faults.push(
      problem('OIDC_AUDIENCE', 'must differ from OIDC_CLIENT_ID, or ID tokens could pass as access tokens'),
    )
  }
  if (!issuer && (clientId || audience)) {
    faults.push(
      problem('OIDC_ISSUER', 'is missing, though OIDC_CLIENT_ID or OIDC_AUDIENCE names a provider of yours'),
    )
  } else if (!issuer && values.NODE_ENV === 'production') {
    faults.push(
      problem(
        'OIDC_ISSUER',
        'is missing: the embedded identity provider is a demo and never runs in production',
      ),
    )
  }
  faults.push(...operationFaults(values).map(([name, what]) => problem(name, what)))
  if (values.METRICS_PORT === values.PORT)
    faults.push(problem('METRICS_PORT', 'must differ from PORT, on which no metrics are shown'))
  if (faults.length > 0) return { faults, notices }
  if (publicUrl.protocol === 'http:' && !isLocal(publicUrl.href))
    notices.push(problem('PUBLIC_URL', 'does not begin with https://, so browsers let nobody sign in there.'))

  const oidc = issuer &&
    clientId &&
    audience && {
      issuer,
      clientId,
      audience,
      scope: values.OIDC_SCOPE,
      ...(values.OIDC_PARAMETERS && { parameters: values.OIDC_PARAMETERS }),
    }
  const links: PortalConfig['links'] = {}
  for (const key of linkKeys) {
    const link = parsedLinks.output[linkName(key)]
    if (link) links[key] = link
  }
  return {
    notices,
    environment: {
      operation: operationOf(values),
      retention: retentionOf(values),
      port: values.PORT,
      database: values.DATABASE_URL,
      poolSize: values.DATABASE_POOL_SIZE,
      trustedProxies: values.TRUSTED_PROXIES,
      limits: values.LIMITS,
      contentDirectory: values.CONTENT_DIR,
      cacheDirectory: values.CACHE_DIR,
      publicUrl: publicUrl.origin,
      tokenType: values.OIDC_TOKEN_TYPE,
      claims: {
        organisation: values.CLAIM_ORGANISATION,
        maintenance: values.CLAIM_MAINTENANCE,
        products: values.CLAIM_PRODUCTS,
        agreements: values.CLAIM_AGREEMENTS ?? null,
        roles: values.CLAIM_ROLES,
        roleEditor: values.ROLE_EDITOR,
        maintenanceValues: values.MAINTENANCE_VALUES,
        requiredScope: values.OIDC_REQUIRED_SCOPE ?? null,
      },
      brand: {
        portal: values.BRAND_PORTAL,
        vendor: values.BRAND_VENDOR,
        accountService: values.BRAND_ACCOUNT_SERVICE,
      },
      senders: values.MAIL_SENDERS,
      reviewAfter: values.REVIEW_AFTER,
      links,
      oidc: oidc || null,
      providerOrigins: values.OIDC_ORIGINS,
    },
  }
}
