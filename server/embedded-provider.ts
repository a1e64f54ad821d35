import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import type { HttpBindings } from '@hono/node-server'
import type { Context } from 'hono'
import type { PortalConfig } from '../contract/config.ts'
import type { Environment } from './environment.ts'

/**
 * The identity provider that ships for development and demo, and the configuration that goes with it. Loaded only here and only
 * when no provider is configured.
 */
export async function embeddedProvider({ publicUrl, brand }: Environment) {
  const [{ createIdentityProvider }, { demoConfig }] = await Promise.all([
    import('../mocks/identity-provider/identity-provider.ts'),
    import('../mocks/demo-config.ts'),
  ])
  const portal: PortalConfig = { ...demoConfig(publicUrl), brand }
  const { handler } = createIdentityProvider({
    issuer: portal.oidc.issuer,
    clientId: portal.oidc.clientId,
    audience: portal.oidc.audience,
    redirectUris: [`${publicUrl}/auth/callback`],
    postLogoutRedirectUris: [`${publicUrl}/signed-out`],
    portalUrl: publicUrl,
    portalName: brand.portal,
    serviceName: brand.accountService,
  })
  return {
    portal,
    handle(context: Context) {
      const { incoming, outgoing } = context.env as HttpBindings
      handler(incoming, outgoing)
      return RESPONSE_ALREADY_SENT
    },
  }
}
