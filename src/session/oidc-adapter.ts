import { createRemoteJWKSet } from 'jose'
import { OidcClient, type SigninResponse, WebStorageStateStore } from 'oidc-client-ts'
import type { PortalConfig } from '../../contract/config.ts'
import type { SignInAdapter, Tokens } from './adapter.ts'
import { requireAnswerFrom, requireIssuer } from './authorization-response.ts'
import { type RawFailure, failureFrom } from './failure.ts'
import { type Expected, validateIdToken } from './id-token.ts'
import { places } from './places.ts'
import { providerAnswers, providerStatus } from './provider-answers.ts'
import { refusalOf } from './refusal.ts'
import { revoke } from './revoke.ts'
import { SignInFailed } from './sign-in-failed.ts'
import { statePrefix } from './sign-in-traces.ts'
import { keepLeaving } from './signed-out-of.ts'
import { requireBearer, tokensOf } from './tokens-of.ts'
import { introduced } from './user-info.ts'

/** What is kept for the way back. The reader may need long: a second factor, a mail, a new password. */
type Remembered = { returnTo?: unknown; maxAge?: unknown; acrValues?: unknown }
const stateAgeSeconds = 3600
const timeoutSeconds = 10

/**
 * Sign-in by authorization code with PKCE (RFC 6749, RFC 7636) through oidc-client-ts, in its plain form that stores no
 * tokens: nothing is handed out, let alone stored, before `validateIdToken` and RFC 9207's check have passed.
 */
export function createOidcAdapter(
  config: PortalConfig['oidc'],
  { now = () => new Date(), leave = (url: string) => location.assign(url) } = {},
): SignInAdapter {
  const parameters = Object.fromEntries(new URLSearchParams(config.parameters ?? ''))
  // RFC 8707, section 2.2: of all that may be asked besides, the token endpoint knows only this.
  const tokenParameters = parameters['resource'] ? { resource: parameters['resource'] } : {}
  const newClient = () =>
    new OidcClient({
      authority: config.issuer,
      client_id: config.clientId,
      redirect_uri: places().callback,
      post_logout_redirect_uri: places().signedOut,
      scope: config.scope,
      stateStore: new WebStorageStateStore({ store: window.localStorage, prefix: statePrefix }),
      staleStateAgeInSeconds: stateAgeSeconds,
      requestTimeoutInSeconds: timeoutSeconds,
    })
  let client = newClient()
  let keys: ReturnType<typeof createRemoteJWKSet> | null = null

  const discover = async () => {
    try {
      const metadata = await client.metadataService.getMetadata()
      requireIssuer(metadata, config.issuer)
      return metadata
    } catch (error) {
      // The library keeps what it has read; a set-up that is put right must count without a reload.
      client = newClient()
      throw error
    }
  }
  /**
   * Keys are fetched before a code or a refresh token is spent: a network that fails between the two would
   * otherwise leave the reader with neither the old tokens nor validated new ones.
   */
  const freshKeys = async () => {
    const { jwks_uri: address } = await discover()
    if (!address) throw new SignInFailed('set-up-wrong', 'discovery names no jwks_uri')
    keys ??= createRemoteJWKSet(new URL(address), {
      timeoutDuration: timeoutSeconds * 1000,
      // A key that is changed moments after the last look must not end a session. Only the provider's own tokens get here.
      cooldownDuration: 0,
    })
    if (!keys.fresh) await keys.reload()
    return keys
  }
  const validated = async (response: SigninResponse, expected: Pick<Expected, 'signIn' | 'before'>) => {
    requireBearer(response)
    if (!response.id_token) throw new SignInFailed('set-up-wrong', 'the provider sent no ID token')
    const { issuer, clientId } = config
    const claims = await validateIdToken(response.id_token, {
      issuer,
      clientId,
      keys: await freshKeys(),
      now: now(),
      accessToken: response.access_token,
      ...expected,
    })
    return tokensOf(response, claims, response.id_token, now())
  }

  /** Gives whatever went wrong its name. */
  const named = async <T>(during: RawFailure['during'], work: () => Promise<T>): Promise<T> => {
    try {
      return await work()
    } catch (error) {
      if (error instanceof SignInFailed) throw error
      const { code, text, name } = refusalOf(error)
      const facts = {
        online: navigator.onLine,
        secureContext: window.isSecureContext,
        providerAnswers:
          error instanceof TypeError && during !== 'renewal' && (await providerAnswers(config.issuer)),
        providerStatus: /content-type/i.test(text) ? await providerStatus(config.issuer) : null,
      }
      const details = `${during}: ${[name, code, text].filter(Boolean).join(': ')}`
      throw new SignInFailed(failureFrom({ error, during, facts }), details, { cause: error })
    }
  }

  const refuse = async (url: URL): Promise<never> => {
    const answer = url.searchParams
    // The answer says why, and that matters more than discovery failing now.
    const metadata = await discover().catch(() => ({}))
    requireAnswerFrom(config.issuer, metadata, answer)
    const remembered = await client.readSigninResponseState(url.href, true).catch(() => null)
    const failure = failureFrom({ url, during: 'callback' })
    const details = `callback: ${answer.get('error')}: ${answer.get('error_description') ?? ''}`
    throw new SignInFailed(failure, details, { returnTo: returnToOf(remembered?.state.data) })
  }

  return {
    begin: (request) =>
      named('start', async () => {
        await discover()
        const { returnTo, acrValues, maxAge } = request
        const { url } = await client.createSigninRequest({
          state: { returnTo, maxAge, acrValues } satisfies Remembered,
          nonce: crypto.randomUUID(),
          extraQueryParams: parameters,
          extraTokenParams: tokenParameters,
          ...(acrValues === undefined ? {} : { acr_values: acrValues }),
          ...(maxAge === undefined ? {} : { max_age: maxAge }),
        })
        leave(url)
      }),

    complete: (url) =>
      named('callback', async () => {
        if (url.searchParams.has('error')) return refuse(url)
        const { state } = await client.readSigninResponseState(url.href)
        const remembered: Remembered = isRemembered(state.data) ? state.data : {}
        const returnTo = returnToOf(state.data)
        try {
          requireAnswerFrom(config.issuer, await discover(), url.searchParams)
          await freshKeys()
          const response = await client.processSigninResponse(url.href)
          const tokens = await validated(response, {
            signIn: {
              nonce: state.nonce ?? '',
              at: state.created,
              maxAge: typeof remembered.maxAge === 'number' ? remembered.maxAge : undefined,
              acrValues: typeof remembered.acrValues === 'string' ? remembered.acrValues : undefined,
            },
          })
          const { userinfo_endpoint: userInfo } = await discover()
          return { tokens: await introduced(tokens, userInfo), returnTo }
        } catch (error) {
          // The library gives the state away before it spends the code; nobody else may try this answer again.
          await client.settings.stateStore.remove(state.id)
          const failed = await named('callback', () => Promise.reject(error)).catch((e: unknown) => e)
          if (failed instanceof SignInFailed) failed.returnTo = returnTo
          throw failed
        }
      }),

    renew: (tokens) =>
      named('renewal', async () => {
        if (!tokens.refreshToken) throw new SignInFailed('session-ended', 'there is no refresh token')
        await freshKeys().catch(asPassing)
        const { refreshToken, idToken, scope } = tokens
        const response = await client.useRefreshToken({
          // The library's general limit does not hold for renewals.
          timeoutInSeconds: timeoutSeconds,
          extraTokenParams: tokenParameters,
          state: {
            refresh_token: refreshToken,
            session_state: null,
            scope,
            profile: profileOf(tokens, config),
          },
        })
        // A provider may leave the ID token out when it renews (OpenID Connect Core, section 12.2).
        requireBearer(response)
        if (!response.id_token || response.id_token === idToken)
          return {
            ...tokensOf(response, {}, idToken, now()),
            ...accountOf(tokens),
            refreshToken: response.refresh_token ?? refreshToken,
          }
        const renewed = await validated(response, { before: idToken })
        const { name, email } = renewed
        return {
          ...renewed,
          name: name ?? tokens.name,
          email: email ?? tokens.email,
          refreshToken: response.refresh_token ?? refreshToken,
        }
      }),

    end: (tokens) =>
      named('sign-out', async () => {
        const { end_session_endpoint: endpoint, revocation_endpoint: revocation } = await discover()
        if (revocation) revoke(revocation, config.clientId, tokens)
        if (!endpoint) return 'portal-only'
        const { url } = await client.createSignoutRequest({
          id_token_hint: tokens.idToken,
          extraQueryParams: { state: keepLeaving() },
        })
        leave(url)
        return 'leaving'
      }),
  }
}

const isRemembered = (data: unknown): data is Remembered => typeof data === 'object' && data !== null
const returnToOf = (data: unknown) =>
  isRemembered(data) && typeof data.returnTo === 'string' ? data.returnTo : '/'

const accountOf = ({ subject, name, email }: Tokens) => ({ subject, name, email })

/**
 * A set-up that was right when the reader signed in has not become wrong under them: whoever answers in the provider's place
 * passes, and so does what it says.
 */
const asPassing = (error: unknown): never => {
  if (error instanceof SignInFailed && error.failure === 'set-up-wrong')
    throw new SignInFailed('provider-unreadable', error.message, { cause: error })
  throw error
}

const profileOf = ({ subject }: Tokens, { issuer, clientId }: PortalConfig['oidc']) => ({
  sub: subject,
  iss: issuer,
  aud: clientId,
  exp: 0,
  iat: 0,
})
