import ipaddr from 'ipaddr.js'
import { LRUCache } from 'lru-cache'

type Address = ipaddr.IPv4 | ipaddr.IPv6
/** An address, and what it is counted as. */
type Known = { address: Address; counted: string }
/** The first address of a network, and how many bits of it all its addresses share. */
export type Network = [Address, number]

/** What a request says of where it comes from. `socket`: the other end of the connection. */
export type Hops = {
  socket: string | undefined
  /** The value of `X-Forwarded-For`; several such headers joined by commas. */
  forwardedFor?: string | undefined
  /** The value of `Forwarded` (RFC 7239), likewise. */
  forwarded?: string | undefined
}

/** A network such as `10.0.0.0/8`, or one address; null if it is neither. */
export function readNetwork(text: string): Network | null {
  const [address = '', bits, ...rest] = text.split('/')
  const base = parse(address)?.address
  if (!base || rest.length > 0) return null
  const most = base.kind() === 'ipv4' ? 32 : 128
  if (bits === undefined) return [base, most]
  const mapped = most === 32 && address.includes(':') ? 96 : 0
  const length = /^\d{1,3}$/.test(bits) ? Number(bits) - mapped : -1
  return length >= 0 && length <= most ? [base, length] : null
}

/**
 * Whom a request is counted for: an IPv4 address, or the /64 that one IPv6 subscriber has to choose from. Null: nobody can say.
 * The way is walked from the end that cannot lie. What a hop says of the one before is believed only of a trusted proxy, so whatever
 * the sender wrote in front is never reached. If both headers came and do not agree, one of them is the sender's own: then
 * neither is believed.
 */
export function clientAddress(
  { socket, forwardedFor, forwarded }: Hops,
  trusted: readonly Network[],
): string | null {
  const nearest = parse(socket ?? '')
  // Whoever stands there is believed about itself alone.
  if (!nearest || !isWithin(nearest.address, trusted)) return nearest?.counted ?? null
  /** From the last proxy on: the first that is not trusted, the farthest if all are, null if one is not told. */
  const follow = (hops: string[]): string | null => {
    let at: Known | null = nearest
    for (let hop = hops.length - 1; hop >= 0 && at && isWithin(at.address, trusted); hop -= 1)
      at = parse(hops[hop] ?? '')
    return at && at.counted
  }
  const first = forwardedFor === undefined ? undefined : follow(forwardedFor.split(',').map(withoutPort))
  const second = forwarded === undefined ? first : follow(forOf(forwarded))
  const told = forwardedFor === undefined ? second : first
  return told !== undefined && told === second ? told : nearest.counted
}

const isWithin = (address: Address, networks: readonly Network[]) =>
  networks.some(([base, bits]) => base.kind() === address.kind() && address.match(base, bits))

/** Whether the other end of a connection is one of the proxies. */
export function isTrustedProxy(socket: string | undefined, trusted: readonly Network[]): boolean {
  const known = parse(socket ?? '')
  return known !== null && isWithin(known.address, trusted)
}

/** Four decimal parts, or IPv6: what else some parsers take for an address (`127.1`, `0x7f.1`) is none. */
function parseAnew(text: string): Address | null {
  if (ipaddr.IPv4.isValidFourPartDecimal(text)) return ipaddr.IPv4.parse(text)
  if (!text.includes(':') || !ipaddr.IPv6.isValid(text)) return null
  const address = ipaddr.IPv6.parse(text)
  return address.isIPv4MappedAddress() ? address.toIPv4Address() : address
}

/** Requests come from the same proxies and readers again and again, and to read an address took a quarter of what an answer takes. */
const parsed = new LRUCache<string, { known: Known | null }>({ max: 5000 })

function parse(text: string): Known | null {
  const before = parsed.get(text)
  if (before) return before.known
  const address = parseAnew(text)
  const known = address && { address, counted: countedAs(address) }
  // Longer than any address: not worth the room.
  if (text.length <= 64) parsed.set(text, { known })
  return known
}

function countedAs(address: Address): string {
  if (address.kind() === 'ipv4') return address.toString()
  const bytes = address.toByteArray().map((byte, index) => (index < 8 ? byte : 0))
  return `${ipaddr.fromByteArray(bytes).toString()}/64`
}

/** Some proxies add the port that a request came from; the address of IPv6 then stands in brackets. */
function withoutPort(text: string): string {
  const hop = text.trim()
  if (/^[\d.]+$/.test(hop)) return hop
  return hop.replace(/^\[([^\]]*)\](:\d+)?$/, '$1').replace(/^([\d.]+):\d+$/, '$1')
}

/** Longer than any chain of proxies, in characters: looking through it would take its sender’s time from others. */
const longest = 2000

/** The `for` of each element (RFC 7239, section 4), in order; empty for an element that has none. */
function forOf(forwarded: string): string[] {
  if (forwarded.length > longest) return ['']
  const elements = forwarded.match(/(?:"(?:[^"\\]|\\.)*"|[^,"])+/g) ?? []
  return elements.map((element) => {
    const pairs = element.match(/(?:"(?:[^"\\]|\\.)*"|[^;"])+/g) ?? []
    const value = pairs.map((pair) => /^\s*for=(.*)$/is.exec(pair)?.[1]?.trim()).find(Boolean) ?? ''
    return withoutPort(value.replace(/^"(.*)"$/s, '$1'))
  })
}
