import { generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto'
import { errors, Provider, type Configuration, type KoaContextWithOIDC } from 'oidc-provider'
import { claimsOf } from '../claims.ts'
import type { Account, Accounts } from './accounts.ts'
import { policyWithProofs, proofIn, proofs } from './proofs.ts'
import type { Html } from './pages/layout.ts'
import type { createProviderMemory } from './provider-memory.ts'

export type ProviderOptions = {
  issuer: string
  clientId: string
  audience: string
  redirectUris: string[]
  postLogoutRedirectUris: string[]
  /** By default made anew at each start: whoever holds a token of an earlier run signs in again. */
  signingKey?: SigningKey
}
type Ports = {
  accounts: Accounts
  memory: ReturnType<typeof createProviderMemory>
  pages: {
    signOut(form: { account: Account | undefined; action: string; secret: string; back?: string }): Html
    signedOut(): Html
    failure(error: { code: string; description: string | undefined; kind: string }): Html
  }
  securityHeaders: Record<string, string>
}

const minute = 60
const day = 24 * 60 * minute
const apiScope = 'api'
const oidcScopes = ['openid', 'profile', 'email', apiScope, 'offline_access']

/** A private key as JWK, with `kid`, `use` and `alg`. */
export type SigningKey = ReturnType<typeof newSigningKey>

export function newSigningKey() {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  return { ...privateKey.export({ format: 'jwk' }), kid: randomUUID(), use: 'sig', alg: 'RS256' }
}

const secretOf = (state: Record<string, unknown> | undefined) =>
  typeof state?.['secret'] === 'string' ? state['secret'] : ''

/** Cookies know no ports: two portals on one machine must not sign each other's readers out. */
function cookieNames(issuer: string) {
  const suffix = new URL(issuer).port
  return { session: `_session_${suffix}`, interaction: `_interaction_${suffix}`, resume: `_resume_${suffix}` }
}

/** The OpenID provider itself; accounts and pages are given to it. */
export function createProvider(
  options: ProviderOptions,
  { accounts, memory, pages, securityHeaders }: Ports,
) {
  const { issuer, clientId, audience, signingKey = newSigningKey() } = options
  const base = new URL(issuer).pathname
  const clientOrigins = new Set(options.redirectUris.map((uri) => new URL(uri).origin))

  async function show(ctx: KoaContextWithOIDC, page: Html) {
    ctx.set(securityHeaders)
    ctx.type = 'html'
    ctx.body = String(await page)
  }

  const configuration: Configuration = {
    adapter: memory.adapter,
    jwks: { keys: [signingKey] },
    cookies: {
      keys: [randomBytes(32).toString('base64url')],
      names: cookieNames(issuer),
      long: { signed: true, httpOnly: true, sameSite: 'lax', path: base },
      short: { signed: true, httpOnly: true, sameSite: 'lax' },
    },
    clients: [
      {
        client_id: clientId,
        client_name: clientId,
        application_type: 'web',
        token_endpoint_auth_method: 'none',
        grant_types: ['authorization_code', 'refresh_token'],
        response_types: ['code'],
        redirect_uris: options.redirectUris,
        post_logout_redirect_uris: options.postLogoutRedirectUris,
      },
    ],
    pkce: { required: () => true },
    responseTypes: ['code'],
    clientBasedCORS: (_ctx, origin) => clientOrigins.has(origin),

    scopes: oidcScopes,
    claims: {
      openid: ['sub'],
      profile: ['name'],
      email: ['email', 'email_verified'],
      [apiScope]: ['organisation', 'maintenance', 'products', 'roles'],
    },
    // The access token is for the API and no good at userinfo, so the ID token carries the claims itself.
    conformIdTokenClaims: false,
    findAccount(_ctx, id) {
      const account = accounts.byId(id)
      if (!account) return undefined
      return { accountId: account.id, claims: () => ({ sub: account.id, ...claimsOf(account) }) }
    },
    // Read when a token is issued, so a new membership shows at the next sign-in or renewal.
    extraTokenClaims(ctx, token) {
      const account = 'accountId' in token && token.accountId ? accounts.byId(token.accountId) : undefined
      return account && { ...claimsOf(account), ...proofIn(ctx) }
    },
    acrValues: [...proofs],

    features: {
      devInteractions: { enabled: false },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => audience,
        useGrantedResource: () => true,
        getResourceServerInfo(_ctx, resource) {
          if (resource !== audience) throw new errors.InvalidTarget()
          return {
            audience,
            scope: oidcScopes.join(' '),
            accessTokenFormat: 'jwt',
            accessTokenTTL: 5 * minute,
            jwt: { sign: { alg: 'RS256' } },
          }
        },
      },
      revocation: {
        enabled: true,
        allowedPolicy: (_ctx, client, token) => token.clientId === client.clientId,
      },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (ctx) => signOut(ctx),
        postLogoutSuccessSource: (ctx) => show(ctx, pages.signedOut()),
      },
    },

    /** The portal is the operator's own, so nobody is asked to consent to it. */
    async loadExistingGrant(ctx) {
      const { client, session } = ctx.oidc
      if (!client || !session?.accountId) return undefined
      const id = session.grantIdFor(client.clientId)
      const known = id ? await ctx.oidc.provider.Grant.find(id) : undefined
      const grant =
        known?.accountId === session.accountId
          ? known
          : new ctx.oidc.provider.Grant({ clientId: client.clientId, accountId: session.accountId })
      grant.addOIDCScope(oidcScopes.join(' '))
      grant.addResourceScope(audience, oidcScopes.join(' '))
      await grant.save()
      return grant
    },
    // `offline_access` is dropped from a request without prompt=consent (OpenID Connect Core, section 11),
    // and consent is never asked here; the only client there is renews its rights with a refresh token.
    issueRefreshToken: (_ctx, client) => client.grantTypeAllowed('refresh_token'),
    // Changing the account on these pages does not end what the portal was granted; signing out in the portal does.
    expiresWithSession: () => false,
    rotateRefreshToken: true,
    ttl: {
      AccessToken: 5 * minute,
      AuthorizationCode: minute,
      IdToken: 60 * minute,
      RefreshToken: 30 * day,
      Interaction: 60 * minute,
      Session: 30 * day,
      Grant: 30 * day,
    },

    interactions: {
      policy: policyWithProofs(),
      url: (_ctx, interaction) => `${base}/interaction/${interaction.uid}`,
    },
    async renderError(ctx, out, error) {
      await show(
        ctx,
        pages.failure({ code: out.error, description: out.error_description, kind: error.name }),
      )
    },
  }

  /**
   * RP-initiated logout. Whoever comes with an ID token of the account that is signed in here meant to sign out
   * and is not asked twice; anyone else might be a stranger's link, or another account, and is asked.
   */
  async function signOut(ctx: KoaContextWithOIDC) {
    const { session, client, params, entities } = ctx.oidc
    if (!session) return
    const back =
      typeof params?.post_logout_redirect_uri === 'string' ? params.post_logout_redirect_uri : undefined
    const own = entities.IdTokenHint?.payload['sub'] === session.accountId
    if (!own || !client || !back) {
      await show(
        ctx,
        pages.signOut({
          account: accounts.byId(session.accountId ?? ''),
          action: ctx.oidc.urlFor('end_session_confirm'),
          secret: secretOf(session.state),
          ...(back && { back }),
        }),
      )
      return
    }
    const grantId = session.grantIdFor(client.clientId)
    if (grantId) await revokeGrant(grantId)
    await session.destroy()
    ctx.cookies.set(provider.cookieName('session'), null, { path: base, signed: true })
    const target = new URL(back)
    if (typeof params?.state === 'string') target.searchParams.set('state', params.state)
    ctx.status = 303
    ctx.redirect(target.href)
  }

  async function revokeGrant(grantId: string) {
    const { AccessToken, AuthorizationCode, RefreshToken, Grant } = provider
    for (const model of [AccessToken, AuthorizationCode, RefreshToken]) await model.revokeByGrantId(grantId)
    await (await Grant.find(grantId))?.destroy()
  }

  const provider = new Provider(issuer, configuration)
  provider.proxy = issuer.startsWith('https:')
  return provider
}
