type Wire = {
  /** Whether a reader's browser draws, which can look at itself and at the network that it is in. */
  inBrowser: boolean
  /** Of the portal, and so of its API. */
  origin: () => string
  fetch: (address: URL, init: RequestInit) => Promise<Response>
}

/** How requests leave: over the network of whoever runs the portal. A server that draws a page asks its own API instead. */
let current: Wire = {
  inBrowser: true,
  origin: () => location.origin,
  fetch: (address, init) => fetch(address, init),
}

export const wire: Omit<Wire, 'inBrowser'> & { inBrowser: () => boolean } = {
  inBrowser: () => current.inBrowser,
  origin: () => current.origin(),
  fetch: (address, init) => current.fetch(address, init),
}

export const takeWire = (other: Wire) => {
  current = other
}
