/** The files of the build, and the worker beside them. */
const ownScript = /^\/(?:sw|assets\/[\w.-]+)\.js$/

/** Whether a script may be started from this address: it is one of the portal's own files. */
export function isOwnScript(address: string): boolean {
  const { origin, pathname } = new URL(address, location.href)
  return origin === location.origin && ownScript.test(pathname)
}

/**
 * To be called before a worker is started (decision 025): libraries and the bundler start theirs by a plain text, which a browser
 * that knows trusted types refuses unless this policy says yes. It says so to no HTML and to no script.
 */
export function allowOwnScripts() {
  if (!window.trustedTypes || window.trustedTypes.defaultPolicy) return
  window.trustedTypes.createPolicy('default', {
    createScriptURL(address) {
      if (isOwnScript(address)) return address
      throw new TypeError(`not a script of the portal: ${address}`)
    },
  })
}
