import { Hono } from 'hono'
import { type AccessReport, accessReportSchema } from '../../contract/access.ts'
import type { ApiEnv, Ports } from '../app.ts'
import { describe } from '../http/describe.ts'

const instant = (seconds: number) => new Date(seconds * 1000).toISOString()

/** What the API read from the reader's own token: the portal never opens one (RFC 9068, section 6). */
export const accessRoutes = ({ config, now }: Ports) =>
  new Hono<ApiEnv>().get(
    '/api/me/access',
    describe({
      summary: 'The rights that the API read from the access token',
      tag: 'Access',
      answers: {
        200: { description: 'The rights, each with the claim it was read from', schema: accessReportSchema },
      },
    }),
    (context) => {
      const rights = context.get('rights')
      if (!rights) return context.json<AccessReport>({ signedIn: false, now: now().toISOString() })
      const { claims } = config
      const from = <T>(value: T, claim: string) => ({
        value,
        claim,
        present: !rights.missingClaims.includes(claim),
      })
      const { authenticatedAt, acr, agreements } = rights
      return context.json<AccessReport>({
        signedIn: true,
        now: now().toISOString(),
        tokenIssuedAt: instant(rights.issuedAt),
        tokenExpiresAt: instant(rights.expiresAt),
        name: rights.name,
        email: rights.email,
        emailVerified: from(rights.emailVerified, 'email_verified'),
        organisation: from(rights.organisation, claims.organisation),
        maintenance: from(rights.maintenance, claims.agreements ?? claims.maintenance),
        products: from(rights.products, claims.agreements ?? claims.products),
        editor: from(rights.editor, claims.roles),
        groupsLeftOut: rights.groupsLeftOut,
        agreements,
        authenticatedAt: {
          value: authenticatedAt === null ? null : instant(authenticatedAt),
          claim: 'auth_time',
          present: authenticatedAt !== null,
        },
        acr: { value: acr, claim: 'acr', present: acr !== null },
        missingClaims: rights.missingClaims,
        missingScope: rights.missingScope,
      })
    },
  )
