import * as v from 'valibot'

/** One right, and the claim it was read from, so that a reader and an administrator can compare. */
const readFrom = <T extends v.GenericSchema>(value: T) =>
  v.object({ value, claim: v.string(), present: v.boolean() })

/**
 * `GET /api/me/access`: the rights that the API read from the access token it was sent.
 * Without a token: `{ signedIn: false }`. The portal never decodes an access token (RFC 9068, section 6).
 */
export const accessReportSchema = v.variant('signedIn', [
  v.object({ signedIn: v.literal(false), now: v.string() }),
  v.object({
    signedIn: v.literal(true),
    /** ISO 8601 instants. */
    now: v.string(),
    tokenIssuedAt: v.string(),
    tokenExpiresAt: v.string(),
    name: v.nullable(v.string()),
    email: v.nullable(v.string()),
    emailVerified: readFrom(v.nullable(v.boolean())),
    organisation: readFrom(v.nullable(v.string())),
    /** `none` when the claim is absent. */
    maintenance: readFrom(v.picklist(['active', 'expired', 'none'])),
    /** Null: the agreement covers every product. */
    products: readFrom(v.nullable(v.array(v.string()))),
    editor: readFrom(v.boolean()),
    /** The provider had more groups than fit into a token, and left them out: rights may be missing that are there. */
    groupsLeftOut: v.boolean(),
    /** The agreements one by one, where the provider tells them so; `until` is the last day, an ISO 8601 date. */
    agreements: v.nullable(
      v.array(
        v.object({ product: v.nullable(v.string()), until: v.nullable(v.string()), inForce: v.boolean() }),
      ),
    ),
    /** When (ISO 8601) and how the reader last proved who they are. */
    authenticatedAt: readFrom(v.nullable(v.string())),
    acr: readFrom(v.nullable(v.string())),
    /** Names of the claims that were looked for and are not in the token. Never a claim that no rule uses. */
    missingClaims: v.array(v.string()),
    /** The scope that this API asks for and the token lacks. */
    missingScope: v.nullable(v.string()),
  }),
])
export type AccessReport = v.InferOutput<typeof accessReportSchema>
