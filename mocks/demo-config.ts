import type { PortalConfig } from '../contract/config.ts'

/** What `/config.json` says where the embedded identity provider is in use. `origin`: of the portal. */
export const demoConfig = (origin: string): PortalConfig => ({
  brand: { portal: 'Signpost', vendor: 'the Signpost team', accountService: 'Signpost account' },
  oidc: {
    issuer: `${origin}/idp`,
    clientId: 'signpost-portal',
    scope: 'openid profile email api offline_access',
    audience: 'urn:signpost:api',
  },
  links: {
    'forgot-password': `${origin}/idp/forgot-password`,
    'create-account': `${origin}/idp/register`,
    'resend-verification': `${origin}/idp/resend-verification`,
    profile: `${origin}/idp/account`,
    'join-organisation': `${origin}/idp/join`,
    'organisation-administration': `${origin}/idp/organisation`,
    'account-service': `${origin}/idp/account`,
    support: 'mailto:support@example.com',
  },
  mail: { senders: ['accounts@example.com'] },
  demo: true,
})
