import type { Connect, Plugin } from 'vite'
import { demoConfig } from './demo-config.ts'
import { createFaultyProvider } from './identity-provider/faulty-provider.ts'
import { sharedIdentityProvider } from './identity-provider/identity-provider.ts'

/** The embedded identity provider under `/idp` of what serves developers, in the same process. Never part of a build. */
export function identityProvider(port: number): Plugin {
  const serve = ({ middlewares }: { middlewares: Connect.Server }) => {
    const origin = `http://localhost:${port}`
    const { oidc, brand } = demoConfig(origin)
    // Shared, because a restart of this server after a change must not sign everybody out.
    const options = {
      issuer: oidc.issuer,
      clientId: oidc.clientId,
      audience: oidc.audience,
      redirectUris: [`${origin}/auth/callback`],
      postLogoutRedirectUris: [`${origin}/signed-out`],
      portalUrl: origin,
      portalName: brand.portal,
      serviceName: brand.accountService,
    }
    const { handler } = sharedIdentityProvider(options, createFaultyProvider)
    middlewares.use((request, response, next) => {
      if (request.url?.startsWith('/idp')) handler(request, response)
      else next()
    })
  }
  return {
    name: 'signpost-identity-provider',
    apply: 'serve',
    configureServer: serve,
    configurePreviewServer: serve,
  }
}
