import type { PortalConfig } from '../../contract/config.ts'
import type { SignInAdapter } from './adapter.ts'

/** The library comes only now, and only after storage and `crypto` have been looked at. */
export function lazyAdapter(config: PortalConfig['oidc']): () => Promise<SignInAdapter> {
  let loading: Promise<SignInAdapter> | null = null
  const load = async () => {
    const { probeSecureContext, probeStorage } = await import('./storage-probe.ts')
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
