import * as fc from 'fast-check'
import * as v from 'valibot'
import { beforeEach, describe, expect, test } from 'vitest'
import { articleSchema } from '../../contract/article.ts'
import { appWith, as, problemOf } from '../../tests/api.ts'
import { content, media, names, text } from '../../tests/gated-media.ts'
import { createMemoryStore } from '../store/memory/memory-store.ts'

const noon = Date.UTC(2026, 10, 25, 12, 30)
let clock = noon
beforeEach(() => {
  clock = noon
})
const store = createMemoryStore()
const now = () => new Date(clock)
const app = appWith({ content, media, store, now })
const hours = (count: number) => count * 60 * 60 * 1000

async function read(slug: string, headers: Record<string, string>) {
  const answer = await app.request(`/api/articles/${slug}`, { headers })
  expect(answer.status).toBe(200)
  return v.parse(articleSchema, await answer.json())
}
/** Tokens are of today. */
const asMember = async () => {
  clock = Date.now()
  return as('member')
}
/** Every address of media that an article tells. */
const addressesIn = (value: unknown) =>
  [...JSON.stringify(value).matchAll(/\/media\/[^"\\]+/g)].map(([address]) =>
    address.replaceAll('&amp;', '&'),
  )

describe('what not everybody may see', () => {
  const closed = names.filter((name) => name.includes('inside') || name.startsWith('agreement'))

  test('is as if it were not there, by any guess of its name', async () => {
    for (const name of closed) {
      for (const query of ['', '?expires=9999999999&signature=AAAA', '?expires=9999999999', '?signature=']) {
        const answer = await app.request(`/media/${name}${query}`)
        const problem = await problemOf(answer)
        expect(problem.code, name + query).toBe('not_found')
        expect(JSON.stringify(problem)).not.toContain('canary')
      }
    }
  })

  test('is at an address that counts for hours, told to who may read the article: pictures, video, poster, captions, chapters', async () => {
    const inside = await read('inside', await asMember())
    const addresses = addressesIn({ html: inside.html.replace(/<code>.*/, ''), video: inside.video })
    expect(addresses).toHaveLength(6)
    for (const address of addresses.filter((one) => !one.startsWith('/media/shared.png'))) {
      expect(address).toMatch(/^\/media\/[\w.-]+\?expires=\d+&signature=[\w-]{43}$/)
      const answer = await app.request(address)
      expect(answer.status, address).toBe(200)
      expect(answer.headers.get('Cache-Control')).toBe('private, no-store')
      expect(answer.headers.get('Referrer-Policy')).toBe('no-referrer')
      expect(await answer.text()).toContain(text)
    }
    expect(addresses).toContain('/media/shared.png')
  })

  test('is not told in an article that only names it', async () => {
    const { html } = await read('inside', await asMember())
    expect(html).toContain('<code> src="/media/agreement.png" </code>')
  })

  test('is told to nobody else', async () => {
    for (const headers of [{}, await as('unverified')]) {
      const answer = await app.request('/api/articles/inside', { headers })
      expect(await answer.text()).not.toMatch(/signature|expires|mp4/)
    }
  })

  test('stays where it is within the hour, so that answers are kept, and moves on after', async () => {
    const headers = await asMember()
    clock = Math.floor(Date.now() / hours(1)) * hours(1)
    const tagOf = async () => (await app.request('/api/articles/inside', { headers })).headers.get('ETag')
    const first = await tagOf()
    clock += hours(1) - 1
    expect(await tagOf()).toBe(first)
    clock += 1
    expect(await tagOf()).not.toBe(first)
  })

  test('counts until its end, and says so afterwards', async () => {
    const { video: told } = await read('inside', await asMember())
    const address = told?.source.from === 'portal' ? told.source.address : ''
    const began = clock
    clock = began + hours(4)
    expect((await app.request(address)).status).toBe(200)
    clock = began + hours(5)
    const answer = await app.request(address, { headers: { Range: 'bytes=0-1' } })
    expect(answer.status).toBe(403)
    expect((await problemOf(answer)).code).toBe('media_expired')
  })

  test('counts at every server of a database, and at no other', async () => {
    const { captions = '' } = (await read('inside', await asMember())).video ?? {}
    expect((await appWith({ content, media, store, now }).request(captions)).status).toBe(200)
    expect((await appWith({ content, media, now }).request(captions)).status).toBe(404)
  })

  test('a changed name, end or signature opens nothing', async () => {
    const inside = await read('inside', await asMember())
    const addresses = addressesIn(inside).filter((one) => one.includes('signature='))
    const byName = new Map(
      addresses.map((one) => [one.split('?')[0] ?? '', new URLSearchParams(one.split('?')[1])]),
    )
    const anyName = fc.constantFrom(...closed.map((name) => `/media/${name}`))
    const changes = fc.record({
      name: anyName,
      from: fc.constantFrom(...byName.keys()),
      later: fc.integer({ min: -10_000, max: 1_000_000 }),
      place: fc.nat(42),
      letter: fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'),
    })
    await fc.assert(
      fc.asyncProperty(changes, async ({ name, from, later, place, letter }) => {
        const expires = Number(byName.get(from)?.get('expires')) + later
        const signature = byName.get(from)?.get('signature') ?? ''
        const changed = signature.slice(0, place) + letter + signature.slice(place + 1)
        // The last letter stands for four bits: others stand for the same.
        const isSame = place === 42 ? changed.slice(0, 42) === signature.slice(0, 42) : changed === signature
        fc.pre(!(name === from && later === 0 && isSame))
        const answer = await app.request(`${name}?expires=${expires}&signature=${changed}`)
        expect(answer.status).toBe(404)
      }),
    )
  })

  test('with one of the three changed and the others as they were opens nothing', async () => {
    const [told = ''] = addressesIn((await read('inside', await asMember())).video)
    const [path = '', query = ''] = told.split('?')
    const [expires = '', signature = ''] = [...new URLSearchParams(query).values()]
    const status = async (name: string, end: string | number, sign: string) =>
      (await app.request(`${name}?expires=${end}&signature=${sign}`)).status
    expect(await status(path, expires, signature)).toBe(200)
    const others = closed.map((name) => `/media/${name}`).filter((name) => name !== path)
    expect(others.map((name) => name.length)).toContain(path.length)
    for (const name of others) expect([name, await status(name, expires, signature)]).toEqual([name, 404])
    for (const by of [-1, 1, 3600, 31_536_000])
      expect([by, await status(path, Number(expires) + by, signature)]).toEqual([by, 404])
    for (const place of signature.slice(0, -1).split('').keys()) {
      const letter = signature[place] === 'A' ? 'B' : 'A'
      const changed = signature.slice(0, place) + letter + signature.slice(place + 1)
      expect([place, await status(path, expires, changed)]).toEqual([place, 404])
    }
    for (const changed of [signature.slice(0, -1), signature.slice(1), 'A', '%00', `${signature}A`])
      expect([changed, await status(path, expires, changed)]).toEqual([changed, 404])
  })
})
