/** The portal's own origin and nothing else: whatever a path holds, the token goes nowhere but home. */
export function ownAddress(path: string): URL {
  const url = new URL(`/api${path}`, location.origin)
  if (!path.startsWith('/') || url.origin !== location.origin || !url.pathname.startsWith('/api/'))
    throw new TypeError(`not a path of the API: ${path}`)
  return url
}
