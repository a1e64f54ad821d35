import * as v from 'valibot'

/** Links a troubleshooter's actions may use; every one is configured (`LINK_…`), none is built in. */
export const linkKeys = [
  'forgot-password',
  'create-account',
  'resend-verification',
  'profile',
  'join-organisation',
  'organisation-administration',
  'account-service',
  'support',
] as const
export type LinkKey = (typeof linkKeys)[number]

const url = v.pipe(v.string(), v.url())

/** `GET /config.json`: what one build needs to know to serve this customer. */
export const portalConfigSchema = v.object({
  brand: v.object({
    /** The portal's name, e.g. `Signpost`. */
    portal: v.string(),
    /** Whose products the portal is about. */
    vendor: v.string(),
    /** What readers call the thing they sign in with. */
    accountService: v.string(),
  }),
  oidc: v.object({
    issuer: url,
    clientId: v.string(),
    scope: v.string(),
    audience: v.string(),
    /** What this provider wants to be asked besides, as in an address: `audience=…` or `resource=…` (RFC 8707). */
    parameters: v.optional(v.string()),
  }),
  /** A missing key means: this customer has no such page. */
  links: v.partial(v.object(v.entriesFromList(linkKeys, url))),
  /** What IT must allow for mail to arrive. */
  mail: v.object({ senders: v.array(v.string()) }),
  /** True when the demo's embedded identity provider is in use. */
  demo: v.boolean(),
  /** What topics and products are called, by their ids, where that is more than the id in words. */
  names: v.exactOptional(v.record(v.string(), v.string())),
})
export type PortalConfig = v.InferOutput<typeof portalConfigSchema>

export const healthSchema = v.object({ status: v.literal('ok'), now: v.string() })
