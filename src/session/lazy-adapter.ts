import type { PortalConfig } from '../../contract/config.ts'
import type { SignInAdapter } from './adapter.ts'
import { probeSecureContext, probeStorage } from './storage-probe.ts'

/** The library comes only now, and only after storage and `crypto` have been looked at. */
export function lazyAdapter(config: PortalConfig['oidc']): () => Promise<SignInAdapter> {
  let loading: Promise<SignInAdapter> | null = null
  const load = async () => {
    probeSecureContext()
    probeStorage()
    const { createOidcAdapter } = await import('./oidc-adapter.ts')
    return createOidcAdapter(config)
  }
  return () => {
    loading ??= load().catch((error: unknown) => {
      loading = null
      throw error
    })
    return loading
  }
}
