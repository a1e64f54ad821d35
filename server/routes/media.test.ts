import * as fc from 'fast-check'
import * as v from 'valibot'
import { beforeEach, describe, expect, test } from 'vitest'
import { articleSchema } from '../../contract/article.ts'
import { appWith, article, as, content as others, problemOf } from '../../tests/api.ts'
import { mediaOfTexts } from '../../tests/media-files.ts'
import { createMemoryStore } from '../store/memory/memory-store.ts'
import { framesOf } from '../host/frames.ts'

const picture = (name: string) => `<p><img src="/media/${name}" alt="A door" loading="lazy" /></p>`
const video = (file: string) => ({
  source: { from: 'portal' as const, file },
  poster: `poster-of-${file}.png`,
  captions: `captions-of-${file}.vtt`,
  chapterTrack: `chapters-of-${file}.vtt`,
  duration: 8,
  width: 64,
  height: 40,
  silent: true,
  transcript: [{ start: 0, end: 8, text: 'Look.' }],
  chapters: [],
})
const content = {
  ...others,
  articles: [
    article('open', { html: picture('open.png') + picture('shared.png') }),
    article('open-video', { kind: 'video', video: video('open.mp4') }),
    article('inside', {
      access: 'signed-in',
      kind: 'video',
      html: `${picture('inside.png')}${picture('shared.png')}<code> src="/media/agreement.png" </code>`,
      video: video('inside.mp4'),
    }),
    article('agreement', { access: 'maintenance', html: picture('agreement.png') }),
  ],
}
const names = [
  'open.png',
  'shared.png',
  'inside.png',
  'agreement.png',
  'unused.png',
  'inside.mp4',
  'open.mp4',
  ...['inside.mp4', 'open.mp4'].flatMap((file) => [
    `poster-of-${file}.png`,
    `captions-of-${file}.vtt`,
    `chapters-of-${file}.vtt`,
  ]),
]
const text = 'canary in a file of some length'
const media = mediaOfTexts(Object.fromEntries(names.map((name) => [name, `${name}: ${text}`])))

const noon = Date.UTC(2026, 10, 25, 12, 30)
let clock = noon
beforeEach(() => {
  clock = noon
})
const store = createMemoryStore()
const now = () => new Date(clock)
const app = appWith({ content, media, store, now })
const hours = (count: number) => count * 60 * 60 * 1000

async function read(slug: string, headers: Record<string, string> = {}) {
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

describe('what anybody may see', () => {
  test('is at a plain address, with its type, and is asked for again by its tag', async () => {
    const { video: told } = await read('open-video')
    expect(told?.source).toEqual({ from: 'portal', address: '/media/open.mp4', type: 'video/mp4' })
    const answer = await app.request('/media/open.mp4')
    expect([answer.status, await answer.text()]).toEqual([200, `open.mp4: ${text}`])
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'video/mp4',
      'content-length': String(`open.mp4: ${text}`.length),
      'accept-ranges': 'bytes',
      'x-content-type-options': 'nosniff',
    })
    expect(answer.headers.get('Cache-Control')).toMatch(/^public, max-age=600/)
    const tag = answer.headers.get('ETag') ?? ''
    const again = await app.request('/media/open.mp4', { headers: { 'If-None-Match': `"other", ${tag}` } })
    expect([again.status, await again.text(), again.headers.get('ETag')]).toEqual([304, '', tag])
  })

  test('includes what a closed article shows, too', async () => {
    expect((await app.request('/media/shared.png')).status).toBe(200)
  })

  test('captions are WebVTT, and pictures what they are', async () => {
    const typeOf = async (name: string) => (await app.request(`/media/${name}`)).headers.get('Content-Type')
    expect(await typeOf('captions-of-open.mp4.vtt')).toBe('text/vtt; charset=utf-8')
    expect(await typeOf('open.png')).toBe('image/png')
  })

  test('is told by HEAD without being sent', async () => {
    const answer = await app.request('/media/open.mp4', { method: 'HEAD' })
    expect([answer.status, await answer.text()]).toEqual([200, ''])
    expect(answer.headers.get('Content-Length')).toBe(String(`open.mp4: ${text}`.length))
  })
})

test('what nobody shows, and what is not there, is not found', async () => {
  for (const name of ['unused.png', 'gone.png', '..%2fsecret', '%2e%2e/secret', 'a/b'])
    expect((await problemOf(await app.request(`/media/${name}`))).code, name).toBe('not_found')
})

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

describe('parts of a file', () => {
  const whole = `open.mp4: ${text}`
  const ask = (range: string, more: Record<string, string> = {}) =>
    app.request('/media/open.mp4', { headers: { Range: range, ...more } })

  /** Status, body and `Content-Range`, in the words of the RFC. */
  function partOf(first: number | null, last: number | null) {
    const { length } = whole
    const isRange = (first !== null || last !== null) && (first === null || last === null || first <= last)
    if (!isRange) return [200, whole, null]
    const start = first ?? Math.max(0, length - (last ?? 0))
    const end = first === null ? length - 1 : Math.min(last ?? length - 1, length - 1)
    if (start >= length) return [416, 'range_not_satisfiable', `bytes */${length}`]
    return [206, whole.slice(start, end + 1), `bytes ${start}-${end}/${length}`]
  }

  test('are as RFC 9110 says, wherever they begin and end', async () => {
    const place = fc.option(fc.nat(whole.length + 20), { nil: null })
    await fc.assert(
      fc.asyncProperty(place, place, async (first, last) => {
        const answer = await ask(`bytes=${first ?? ''}-${last ?? ''}`)
        const { status, headers } = answer
        const body = status === 416 ? (await problemOf(answer)).code : await answer.text()
        const got = [status, body, headers.get('Content-Range')]
        expect(got).toEqual(partOf(first, last))
        expect(status === 416 || headers.get('Content-Length') === String(got[1]?.toString().length)).toBe(
          true,
        )
      }),
    )
  })

  test.each(['bytes=0-1,4-5', 'lines=0-1', 'bytes=a-b', 'bytes 0-1', ''])(
    '%j is the whole file',
    async (range) => {
      const answer = await ask(range)
      expect([answer.status, await answer.text()]).toEqual([200, whole])
    },
  )

  test('that are not there are kept by no cache, which might show that to others in place of the file', async () => {
    const { headers } = await ask('bytes=9999-')
    expect(headers.get('Cache-Control')).toBe('private, no-store')
  })

  test('are of no concern to HEAD', async () => {
    const asked = { method: 'HEAD', headers: { Range: 'bytes=0-1' } }
    const { status, headers } = await app.request('/media/open.mp4', asked)
    expect([status, headers.get('Content-Length')]).toEqual([200, String(whole.length)])
  })

  test('of another time are the whole file as it is now', async () => {
    const tag = (await app.request('/media/open.mp4')).headers.get('ETag') ?? ''
    expect((await ask('bytes=0-1', { 'If-Range': tag })).status).toBe(206)
    expect((await ask('bytes=0-1', { 'If-Range': '"other"' })).status).toBe(200)
  })
})

test('pages may show the players that the content uses, and no others', () => {
  const external = (from: 'youtube' | 'vimeo') =>
    article(from, { video: { ...video('x'), source: { from, id: 'x' } } })
  expect(framesOf(content)).toEqual([])
  expect(framesOf({ ...content, articles: [external('vimeo')] })).toEqual(['https://player.vimeo.com'])
  expect(framesOf({ ...content, articles: [external('vimeo'), external('youtube')] })).toEqual([
    'https://www.youtube-nocookie.com',
    'https://player.vimeo.com',
  ])
})
