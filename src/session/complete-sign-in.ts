import type { SignInAdapter } from './adapter.ts'
import { asFailed } from './as-failed.ts'
import { withLock } from './lock.ts'
import { SignInFailed } from './sign-in-failed.ts'
import { earlierFailure, forgetFailure, forgetLeft, keepFailure, lastReturnTo } from './sign-in-memory.ts'
import type { SessionStore } from './store.ts'
import { goOn } from './way-back.ts'

type Ports = {
  store: SessionStore
  adapter: () => Promise<SignInAdapter>
  /** The answer is being looked at, and nobody is signed in yet. */
  onStart: () => void
}

/**
 * Finishes the sign-in that an address holds the answer of. Goes on if the answer was used already and a session is there.
 * Rejects with `SignInFailed`.
 */
export async function completeSignIn(url: URL, { store, adapter, onStart }: Ports) {
  forgetLeft()
  const isThere = () => store.read().state === 'tokens'
  const work = async () => {
    if (!isThere()) onStart()
    const { tokens, returnTo } = await (await adapter()).complete(url)
    store.write({ state: 'tokens', tokens })
    forgetFailure()
    return goOn(returnTo)
  }
  try {
    if (!url.searchParams.has('code') && !url.searchParams.has('error'))
      throw new SignInFailed('link-used', 'the address holds no answer of a provider')
    // The same address in two tabs must not spend its code twice: providers take that for theft (RFC 6749, section 4.1.2).
    return await withLock('signpost.callback', work)
  } catch (error) {
    const failed = asFailed(error, 'callback')
    if (failed.failure !== 'link-used') {
      keepFailure(url, failed.failure)
      throw failed
    }
    if (isThere()) return goOn(lastReturnTo())
    // What the first attempt failed with says more than that there is no second one.
    const earlier = earlierFailure(url)
    throw earlier ? new SignInFailed(earlier, failed.message) : failed
  }
}
