type Wire = {
  /** Of the portal, and so of its API. */
  origin: () => string
  fetch: (address: URL, init: RequestInit) => Promise<Response>
}

/** How requests leave: over the network of whoever runs the portal. A server that draws a page asks its own API instead. */
let current: Wire = {
  origin: () => location.origin,
  fetch: (address, init) => fetch(address, init),
}

export const wire: Wire = {
  origin: () => current.origin(),
  fetch: (address, init) => current.fetch(address, init),
}

export const takeWire = (other: Wire) => {
  current = other
}
