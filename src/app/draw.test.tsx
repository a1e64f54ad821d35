import { describe, expect, test, vi } from 'vitest'
import { demoConfig } from '../../mocks/demo-config.ts'
import { app, content } from '../../tests/api.ts'
import type { DrawnPage } from '../../contract/drawn-page.ts'
import { createDrawing } from './draw.tsx'

const origin = 'http://localhost:3000'
const config = demoConfig(origin)
/** Anew for each: what a browser asks in between, it asks otherwise. */
const draw = (address: string) =>
  createDrawing({ config: () => config, origin, ask: (path, init) => app.request(path, init) })(address, null)

async function drawn(address: string): Promise<DrawnPage> {
  const page = await draw(address)
  if (page === null || 'moved' in page) throw new Error(`${address} is not drawn`)
  return page
}
const text = (html: string) => html.replace(/<[^>]*>/g, '')

describe('a page that the server draws', () => {
  test.each([
    ['/', 'What do you need?', 'open'],
    ['/articles', 'All articles', 'for-signed-in'],
    ['/articles?topic=agreement', 'All articles', 'any-agreement'],
    ['/articles/open', 'open', 'canary of open'],
    ['/articles/manual', 'manual', 'Sign in to read this'],
    ['/troubleshooters/sign-in', 'Problems', 'Finds the fix.'],
    ['/troubleshooters/sign-in/what', 'What?', 'Continue'],
    ['/troubleshooters/sign-in/done?what=a', 'Done', 'Did this solve it?'],
    ['/troubleshooters/sign-in/hand-over?what=a', 'A summary', 'Troubleshooter: sign-in, version v1'],
  ])('%s says what it is to whoever has no JavaScript', async (address, title, words) => {
    const page = await drawn(address)
    expect(page.status).toBe(200)
    expect(page.title).toMatch(new RegExp(`^${title.replace('?', '\\?')}`))
    expect(text(page.html)).toContain(words)
    expect(page.html).not.toContain('<script')
  })

  test('calls topics what the content calls them now', async () => {
    let name = 'Your account'
    const again = createDrawing({
      config: () => ({ ...config, names: { account: name } }),
      origin,
      ask: (path, init) => app.request(path, init),
    })
    const heading = async () => {
      const page = await again('/topics/account', null)
      return page && 'html' in page ? [page.title, /<h1[^>]*>([^<]*)/.exec(page.html)?.[1]] : null
    }
    expect(await heading()).toEqual([expect.stringMatching(/^Your account/), 'Your account'])
    name = 'Accounts'
    expect(await heading()).toEqual([expect.stringMatching(/^Accounts/), 'Accounts'])
  })

  test('holds nothing of what is locked but its teaser, and of what is secret nothing at all', async () => {
    const locked = await drawn('/articles/manual')
    expect(locked.html + locked.kept + locked.head).not.toContain('canary')
    const secret = await drawn('/articles/hidden')
    const unknown = await drawn('/articles/unknown')
    const plain = ({ status, title, head, html, kept }: DrawnPage) =>
      JSON.stringify([status, title, head, html, kept]).replace(/hidden|unknown/g, '')
    expect(secret.status).toBe(404)
    expect(plain(secret)).toBe(plain(unknown))
    for (const list of ['/', '/articles'])
      expect(JSON.stringify(await drawn(list))).not.toContain('articles/hidden')
  })

  test.each(['/sign-in', '/auth/callback?code=c&state=s', '/access', '/desk/comments', '/check'])(
    '%s is not one: it is about a reader',
    async (address) => expect(await draw(address)).toBeNull(),
  )

  test.each(['/articles/%ff', '/%', '/topics/mira@example.com%c3%28'])(
    '%s cannot be read, and is nobody’s page; nothing of it is written past the log',
    async (address) => {
      const written = vi.spyOn(console, 'warn')
      expect((await drawn(address)).status).toBe(404)
      expect(written).not.toHaveBeenCalled()
    },
  )

  test('leads on where another address stands in its place, but not to add the version alone', async () => {
    expect(await draw('/troubleshooters/sign-in/what?what=a&go=on')).toEqual({
      moved: '/troubleshooters/sign-in/done?version=v1&what=a',
    })
    expect(await drawn('/troubleshooters/sign-in/done?what=b')).toMatchObject({ status: 200 })
  })

  test('says that nothing was chosen where a form came back without an answer', async () => {
    const page = await drawn('/troubleshooters/sign-in/what?go=on')
    expect(text(page.html)).toContain('Choose the answer that fits best')
  })

  test.each([
    ['/troubleshooters/sign-in/what', true],
    ['/search?q=open', true],
    ['/articles/open', false],
    ['/troubleshooters/none', false],
  ])('%s waits until it is used: %s', async (address, waits) => {
    const { rests, kept } = await drawn(address)
    expect(rests).toBe(waits)
    expect(kept).not.toContain('"steps":')
  })

  test('cannot be ended by what an article says', async () => {
    const { html } = content.articles[0] ?? { html: '' }
    const hostile = '</script><script>alert(1)</script>'
    const api = await app.request('/api/articles/open')
    const article = { ...(await api.json()), title: hostile, summary: hostile, html: `${html}</script>` }
    const page = await createDrawing({ config: () => config, origin, ask: () => Response.json(article) })(
      '/articles/open',
      null,
    )
    if (!page || 'moved' in page) throw new Error('not drawn')
    expect(page.kept).not.toContain('</script')
    expect(page.head.match(/<\/script/g)).toHaveLength(2)
    expect(page.title).toContain('&lt;/script&gt;')
  })
})

/** What is said of a page in its head, by name or property. */
async function said(address: string) {
  const { head } = await drawn(address)
  const named = head.matchAll(/<meta (?:name|property)="([^"]+)" content="([^"]*)">/g)
  const linked = head.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/g)
  return {
    ...Object.fromEntries(Array.from(named, ([, name = '', content]) => [name, content])),
    canonical: /<link rel="canonical" href="([^"]+)">/.exec(head)?.[1],
    linked: Array.from(linked, ([, json = '']) => JSON.parse(json) as object),
  }
}

describe('search engines are told', () => {
  test('what an article is about, and under which address', async () => {
    expect(await said('/articles/open?from=mail')).toMatchObject({
      description: 'About open.',
      canonical: `${origin}/articles/open`,
      'og:title': 'open',
      'og:type': 'article',
      linked: [
        { '@type': 'TechArticle', headline: 'open', dateModified: '2026-11-23', isAccessibleForFree: true },
        { '@type': 'BreadcrumbList', itemListElement: [{ position: 1 }, { position: 2 }, { name: 'open' }] },
      ],
    })
  })

  test('of a locked article its teaser, and that it is not open to everybody', async () => {
    const { linked, ...rest } = await said('/articles/manual')
    expect(rest).toMatchObject({ description: 'About manual.' })
    expect(rest).not.toHaveProperty('robots')
    expect(linked[0]).toMatchObject({ '@type': 'Article', isAccessibleForFree: false })
  })

  test('to leave out what is not there', async () => {
    expect(await said('/articles/none')).toMatchObject({ robots: 'noindex' })
  })

  test.each([
    ['/troubleshooters/sign-in/what?version=v1', '/troubleshooters/sign-in', 'Finds the fix.'],
    ['/search?q=open', '/search', 'Type a word, a question, or the whole message that you see.'],
  ])('that %s is a state of %s', async (address, canonical, description) => {
    const page = await said(address)
    expect(page).toMatchObject({ canonical: origin + canonical, description })
    expect(page).not.toHaveProperty('robots')
  })
})
