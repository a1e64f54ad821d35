import { Hono } from 'hono'
import { type AccessReport, accessReportSchema } from '../../contract/access.ts'
import type { ApiEnv, Ports } from '../app.ts'
import { describe } from '../describe.ts'

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
      return context.json<AccessReport>({
        signedIn: true,
        now: now().toISOString(),
        tokenIssuedAt: instant(rights.issuedAt),
        tokenExpiresAt: instant(rights.expiresAt),
        name: rights.name,
        email: rights.email,
        emailVerified: {
          value: rights.emailVerified,
          claim: 'email_verified',
          present: rights.emailVerified !== null,
        },
        organisation: {
          value: rights.organisation,
          claim: claims.organisation,
          present: rights.organisation !== null,
        },
        maintenance: {
          value: rights.maintenance,
          claim: claims.maintenance,
          present: rights.maintenance !== 'none',
        },
        products: { value: rights.products, claim: claims.products, present: rights.products !== null },
        editor: { value: rights.editor, claim: claims.roles, present: rights.editor },
        groupsLeftOut: rights.groupsLeftOut,
      })
    },
  )
