import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { clientAddress, readNetwork } from './client-address.ts'

const networks = (...texts: string[]) =>
  texts.map((text) => {
    const network = readNetwork(text)
    if (!network) throw new Error(`${text} is no network`)
    return network
  })
const proxies = networks('10.0.0.0/8', '192.0.2.1', 'fd00::/8')

describe('whom a request is counted for', () => {
  test.each([
    ['who connects directly', { socket: '198.51.100.7' }, '198.51.100.7'],
    ['IPv4 in the clothes of IPv6', { socket: '::ffff:198.51.100.7' }, '198.51.100.7'],
    ['an IPv6 address, by its /64', { socket: '2001:db8:1:2:3:4:5:6' }, '2001:db8:1:2::/64'],
    [
      'a stranger who claims another',
      { socket: '198.51.100.7', forwardedFor: '203.0.113.9' },
      '198.51.100.7',
    ],
    ['whom a trusted proxy names', { socket: '10.1.1.1', forwardedFor: '203.0.113.9' }, '203.0.113.9'],
    [
      'what stands before is the sender’s',
      { socket: '10.1.1.1', forwardedFor: '1.2.3.4, 203.0.113.9' },
      '203.0.113.9',
    ],
    [
      'a chain of proxies',
      { socket: 'fd00::1', forwardedFor: '203.0.113.9, 192.0.2.1, 10.2.2.2' },
      '203.0.113.9',
    ],
    ['nobody but proxies', { socket: '10.1.1.1', forwardedFor: '10.3.3.3, 10.2.2.2' }, '10.3.3.3'],
    ['a proxy that names nobody', { socket: '10.1.1.1' }, '10.1.1.1'],
    ['an address with a port', { socket: '10.1.1.1', forwardedFor: '203.0.113.9:4711' }, '203.0.113.9'],
    ['IPv6 with a port', { socket: '10.1.1.1', forwardedFor: '[2001:db8::1]:4711' }, '2001:db8::/64'],
    ['IPv6 with a zone', { socket: 'fe80::1%eth0' }, 'fe80::/64'],
    ['a proxy that says unknown', { socket: '10.1.1.1', forwardedFor: 'unknown' }, null],
    ['what only looks like an address', { socket: '10.1.1.1', forwardedFor: '127.1' }, null],
    ['octal', { socket: '10.1.1.1', forwardedFor: '0177.0.0.1' }, null],
    [
      'the standard’s header',
      { socket: '10.1.1.1', forwarded: 'for=1.2.3.4, For="[2001:db8::1]:47";proto=https' },
      '2001:db8::/64',
    ],
    [
      'its commas in quotes',
      { socket: '10.1.1.1', forwarded: 'by="a, for=1.2.3.4";for=203.0.113.9' },
      '203.0.113.9',
    ],
    ['its obscured names', { socket: '10.1.1.1', forwarded: 'for=_hidden' }, null],
    [
      'both headers, agreeing',
      { socket: '10.1.1.1', forwarded: 'for=203.0.113.9', forwardedFor: '203.0.113.9' },
      '203.0.113.9',
    ],
    [
      'both headers, one of them a lie',
      { socket: '10.1.1.1', forwarded: 'for=1.2.3.4', forwardedFor: '203.0.113.9' },
      '10.1.1.1',
    ],
    ['a socket without an address', { socket: undefined, forwardedFor: '203.0.113.9' }, null],
  ] as const)('%s', (_what, hops, expected) => {
    expect(clientAddress(hops, proxies)).toBe(expected)
  })

  const ipv4 = fc.ipV4()
  const outside = ipv4.filter((address) => !/^(10\.|192\.0\.2\.1$)/.test(address))
  const anything = fc.oneof(
    ipv4,
    fc.ipV6(),
    fc.string({ unit: 'binary-ascii', maxLength: 30 }),
    fc.constantFrom('unknown', '', ',', '"', 'for=', '::ffff:10.0.0.1'),
  )

  test('whatever a stranger writes into any header, the stranger is counted', () => {
    fc.assert(
      fc.property(outside, anything, anything, (socket, forwardedFor, forwarded) => {
        expect(clientAddress({ socket, forwardedFor, forwarded }, proxies)).toBe(socket)
      }),
      { numRuns: 2000 },
    )
  })

  test('whatever a stranger sends through a proxy, the proxy’s word counts', () => {
    fc.assert(
      fc.property(outside, anything, fc.constantFrom(', ', ','), (stranger, lie, comma) => {
        const forwardedFor = `${lie}${comma}${stranger}`
        expect(clientAddress({ socket: '10.0.0.1', forwardedFor }, proxies)).toBe(stranger)
        // A header that the proxy passes on untouched may cost its sender the own count, and never buys another's.
        const counted = clientAddress({ socket: '10.0.0.1', forwardedFor, forwarded: `for=${lie}` }, proxies)
        expect([stranger, '10.0.0.1']).toContain(counted)
      }),
      { numRuns: 2000 },
    )
  })

  test('all addresses of a /64 count as one, and those of another as another', () => {
    const part = fc.integer({ min: 0, max: 0xffff }).map((value) => value.toString(16))
    const four = fc.tuple(part, part, part, part).map((parts) => parts.join(':'))
    fc.assert(
      fc.property(four, four, four, (prefix, one, other) => {
        const counted = (suffix: string) =>
          clientAddress({ socket: `2001:${prefix.slice(prefix.indexOf(':') + 1)}:${suffix}` }, [])
        expect(counted(one)).toBe(counted(other))
      }),
    )
    expect(clientAddress({ socket: '2001:db8:0:1::1' }, [])).not.toBe(
      clientAddress({ socket: '2001:db8:0:2::1' }, []),
    )
  })
})

test.each([
  ['10.0.0.0/8', true],
  ['192.0.2.1', true],
  ['fd00::/8', true],
  ['::ffff:10.0.0.0/104', true],
  ['10.0.0.0/33', false],
  ['10.0.0/8', false],
  ['10.0.0.0/8/8', false],
  ['10.0.0.0/', false],
  ['::ffff:10.0.0.0/8', false],
  ['proxy.example', false],
  ['', false],
])('“%s” as a network: %s', (text, is) => {
  expect(readNetwork(text) !== null).toBe(is)
})
