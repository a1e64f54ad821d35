import * as v from 'valibot'
import type { Tokens } from './adapter.ts'
import { SignInFailed } from './sign-in-failed.ts'

const optionalText = v.fallback(v.nullish(v.string(), null), null)
const answerSchema = v.object({
  sub: v.string(),
  name: optionalText,
  preferred_username: optionalText,
  email: optionalText,
})

/**
 * Who the reader is, where the ID token does not say: a provider may keep the claims of `profile` and `email` for its UserInfo
 * endpoint (OpenID Connect Core, section 5.4). Only words for the greeting depend on it, so an endpoint that refuses, as many do
 * with a token for an API, changes nothing. One that speaks of somebody else ends the sign-in (section 5.3.2).
 */
export async function introduced(tokens: Tokens, endpoint: string | undefined): Promise<Tokens> {
  if (!endpoint || tokens.name !== null || tokens.email !== null) return tokens
  const said = v.safeParse(answerSchema, await ask(endpoint, tokens.accessToken))
  if (!said.success) return tokens
  const { sub, name, preferred_username: userName, email } = said.output
  if (sub !== tokens.subject)
    throw new SignInFailed('token-refused', 'UserInfo: sub is not the one of the ID token')
  return { ...tokens, name: name || userName || null, email: email || null }
}

async function ask(endpoint: string, accessToken: string): Promise<unknown> {
  try {
    const answer = await fetch(endpoint, {
      headers: { Authorization: `Bearer ${accessToken}`, Accept: 'application/json' },
      signal: AbortSignal.timeout(5000),
    })
    return answer.ok ? await answer.json() : null
  } catch {
    return null
  }
}
