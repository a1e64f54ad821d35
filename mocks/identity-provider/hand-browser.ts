type Cookie = { name: string; value: string; path: string }

/** A page as far as a test needs it: where it ended up, and what it says. */
export type Visited = { url: URL; status: number; text: string }

/**
 * A browser by hand, for tests of redirects and cookies without a real one: keeps cookies by path, follows
 * redirects inside `origin` below `/idp`, and stops where it would reach the portal.
 */
export function createHandBrowser(origin: string) {
  let cookies: Cookie[] = []

  function keep(response: Response, url: URL) {
    for (const line of response.headers.getSetCookie()) {
      const [pair = '', ...attributes] = line.split(/;\s*/)
      const name = pair.slice(0, pair.indexOf('='))
      const value = pair.slice(pair.indexOf('=') + 1)
      const path = attributes.find((attribute) => /^path=/i.test(attribute))?.slice(5) ?? url.pathname
      const expires = attributes.find((attribute) => /^expires=/i.test(attribute))?.slice(8)
      cookies = cookies.filter((cookie) => cookie.name !== name || cookie.path !== path)
      if (!expires || Date.parse(expires) > Date.now()) cookies.push({ name, value, path })
    }
  }

  async function request(target: string | URL, form?: Record<string, string>): Promise<Visited> {
    const url = new URL(target, origin)
    const sent = cookies.filter(({ path }) => url.pathname === path || url.pathname.startsWith(`${path}/`))
    const response = await fetch(url, {
      redirect: 'manual',
      method: form ? 'POST' : 'GET',
      headers: {
        accept: 'text/html',
        cookie: sent.map(({ name, value }) => `${name}=${value}`).join('; '),
        ...(form && { origin, 'content-type': 'application/x-www-form-urlencoded' }),
      },
      ...(form && { body: new URLSearchParams(form).toString() }),
    })
    keep(response, url)
    const location = response.headers.get('location')
    if (!location) return { url, status: response.status, text: await response.text() }
    const next = new URL(location, url)
    return next.pathname.startsWith('/idp/')
      ? request(next)
      : { url: next, status: response.status, text: '' }
  }

  return {
    visit: (target: string | URL) => request(target),
    submit: (target: string | URL, form: Record<string, string>) => request(target, form),
  }
}
