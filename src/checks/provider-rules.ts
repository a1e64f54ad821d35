import type { Discovery } from '../session/provider-probe.ts'
import type { Rules, Verdict } from './check.ts'
import { fail, ok, unknown, warn } from './verdict.ts'

type ProviderRules = Pick<Rules, 'reachable' | 'readable' | 'issuer' | 'flow' | 'keys' | 'tokens' | 'address'>

const undescribed = unknown('needs-description')
const listed = (value: unknown) => (Array.isArray(value) ? value : null)

/** Codes that say that the client, not the code it sent, is the trouble (RFC 6749, section 5.2). */
const clientCodes: ReadonlySet<string | null> = new Set(['invalid_client', 'unauthorized_client'])

/** Rules about the account service. What only its description could tell is unknown without one. */
export const providerRules: ProviderRules = {
  reachable: (discovery): Verdict => {
    if (discovery.came === 'silent') return fail('provider-silent', 'provider-unreachable')
    if (discovery.came === 'late') return warn('provider-late', 'too-slow')
    if (discovery.came === 'unreadable') return unknown('provider-hidden')
    if (discovery.came === 'error' && discovery.status >= 500)
      return fail('provider-error', 'provider-error', { status: discovery.status })
    return ok('reachable')
  },
  readable: (discovery): Verdict => {
    if (discovery.came === 'read') return ok('readable')
    if (discovery.came === 'unreadable') return fail('provider-unreadable', 'provider-unreadable')
    if (discovery.came === 'closed') return fail('provider-closed', 'set-up-wrong')
    if (discovery.came === 'error' && discovery.status < 500)
      return fail('description-missing', 'set-up-wrong', { status: discovery.status })
    return undescribed
  },
  issuer: ({ discovery: { metadata }, configured }): Verdict => {
    if (!metadata) return undescribed
    const { issuer } = metadata
    if (issuer === configured) return ok('issuer-right')
    return fail('issuer-wrong', 'set-up-wrong', {
      said: typeof issuer === 'string' ? issuer : '',
      configured,
    })
  },
  flow: ({ metadata }: Discovery): Verdict => {
    if (!metadata) return undescribed
    // Neither list must be there (OpenID Connect Discovery, section 3, and RFC 8414, section 2), so only a list says no.
    const types = listed(metadata['response_types_supported'])
    if (types && !types.includes('code')) return fail('no-code', 'set-up-wrong')
    const methods = listed(metadata['code_challenge_methods_supported'])
    if (!methods) return unknown('flow-unsaid')
    return methods.includes('S256') ? ok('flow-offered') : fail('no-s256', 'set-up-wrong')
  },
  keys: (finding): Verdict => {
    if (!finding) return undescribed
    const { keys } = finding
    if (!keys) return fail('no-keys', 'set-up-wrong')
    if (keys.came === 'late') return warn('keys-late', 'too-slow')
    if (keys.came === 'unreadable') return fail('keys-unreadable', 'provider-unreadable')
    if (keys.came !== 'read') return fail('keys-silent', 'provider-error')
    return keys.usable > 0 ? ok('keys-usable', { count: keys.usable }) : fail('no-keys', 'set-up-wrong')
  },
  tokens: (finding): Verdict => {
    if (!finding) return undescribed
    const { answer } = finding
    if (!answer) return fail('no-token-endpoint', 'set-up-wrong')
    if (answer.came === 'late') return warn('tokens-late', 'too-slow')
    // The description came from the same place, so the network is not what is in the way.
    if (answer.came === 'silent' || answer.came === 'closed') return fail('tokens-closed', 'set-up-wrong')
    if (clientCodes.has(answer.code) || /AADSTS/.test(answer.text))
      return fail('client-refused', 'set-up-wrong', { code: answer.code ?? '' })
    if (answer.code) return ok('tokens-answered')
    if (answer.came === 'error' && answer.status >= 500)
      return fail('tokens-error', 'provider-error', { status: answer.status })
    return fail('tokens-unreadable', 'provider-unreadable')
  },
  address: ({ registration, address, cameBack }): Verdict => {
    if (registration === 'registered') return ok('address-registered')
    if (registration === 'refused') return fail('address-refused', 'address-not-registered', { address })
    if (cameBack) return ok('address-came-back')
    return registration === null ? undescribed : unknown('address-untold')
  },
}
