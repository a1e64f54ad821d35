import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { app } from '../../tests/api.ts'
import { publicCache, readerCache, startCache } from './cache-names.ts'
import { keptAt } from '../../contract/kept-copy.ts'
import { forgetReader, keepPublic, lastGood } from './last-good.ts'

const origin = 'http://localhost:3000'

/** As much of Cache Storage as the worker needs, by address. */
class MemoryCaches {
  readonly all = new Map<string, Map<string, Response>>()
  open(name: string) {
    const cache = this.all.get(name) ?? new Map<string, Response>()
    this.all.set(name, cache)
    return Promise.resolve({
      put: (address: string, response: Response) => Promise.resolve(cache.set(address, response)),
      match: (address: string) => Promise.resolve(cache.get(address)?.clone()),
      delete: (address: string) => Promise.resolve(cache.delete(address)),
      keys: () => Promise.resolve([...cache.keys()]),
    })
  }
  has = (name: string) => Promise.resolve(this.all.has(name))
  delete = (name: string) => Promise.resolve(this.all.delete(name))
  match = (address: string) =>
    Promise.resolve(
      [...this.all.values()]
        .map((cache) => cache.get(address))
        .find(Boolean)
        ?.clone(),
    )
  addressesIn = (name: string) =>
    [...(this.all.get(name)?.keys() ?? [])].map((one) => one.slice(origin.length))
}

let caches = new MemoryCaches()
let server: (request: Request) => Promise<Response> = () => Promise.reject(new TypeError('not in this test'))
const api = (request: Request) => Promise.resolve(app.fetch(request))
const away = () => Promise.reject(new TypeError('Failed to fetch'))

beforeEach(() => {
  caches = new MemoryCaches()
  vi.stubGlobal('caches', caches)
  vi.stubGlobal('fetch', (input: Request | string, init?: RequestInit) => server(new Request(input, init)))
  server = api
})
afterEach(() => vi.unstubAllGlobals())

const ask = (path: string) => lastGood(new Request(origin + path), () => {})
const titleIn = async (answer: Response) => ((await answer.json()) as { title: string }).title

describe('what a reader gets', () => {
  test('is the server’s word while there is one', async () => {
    const answer = await ask('/api/articles/open')
    expect([await titleIn(answer), answer.headers.get(keptAt)]).toEqual(['open', null])
  })

  test.each([
    ['is away', away],
    ['fails', () => Promise.resolve(Response.json({}, { status: 500 }))],
    ['is answered for by a proxy', () => Promise.resolve(new Response('<p>Welcome to our Wi-Fi'))],
  ])('is the last good answer when the server %s, and it says when it was made', async (_how, broken) => {
    await ask('/api/articles/open')
    server = broken
    const answer = await ask('/api/articles/open')
    expect(await titleIn(answer)).toBe('open')
    expect(Date.parse(answer.headers.get(keptAt) ?? '')).not.toBeNaN()
  })

  test('is what the server did say when nothing was kept', async () => {
    server = () => Promise.resolve(new Response('Bad gateway', { status: 502 }))
    expect((await ask('/api/articles/open')).status).toBe(502)
    server = away
    await expect(ask('/api/articles/open')).rejects.toThrow('Failed to fetch')
  })

  test('is the copy when the server takes too long', async () => {
    await ask('/api/articles/open')
    vi.useFakeTimers()
    server = () => new Promise(() => {})
    const answer = ask('/api/articles/open')
    await vi.advanceTimersByTimeAsync(3000)
    expect((await answer).headers.has(keptAt)).toBe(true)
    vi.useRealTimers()
  })

  test('is not an article that was withdrawn since', async () => {
    await ask('/api/articles/open')
    server = () => api(new Request(`${origin}/api/articles/never-written`))
    expect((await ask('/api/articles/open')).status).toBe(404)
    server = away
    await expect(ask('/api/articles/open')).rejects.toThrow('Failed to fetch')
  })

  test('is the network’s where the browser keeps nothing', async () => {
    vi.stubGlobal('caches', { open: away, match: away, has: away, delete: away })
    expect((await ask('/api/articles/open')).status).toBe(200)
  })
})

describe('what is kept for a signed-in reader', () => {
  test('is what anybody may see, and lies apart', async () => {
    server = (request) => {
      expect(request.headers.has('Authorization')).toBe(false)
      return api(request)
    }
    for (const slug of ['open', 'manual', 'for-signed-in'])
      await keepPublic(`${origin}/api/articles/${slug}`, { signedIn: true })
    await keepPublic(`${origin}/config.json`, { signedIn: true })
    expect(caches.addressesIn(readerCache)).toEqual(['/api/articles/open'])
    expect(caches.addressesIn(startCache)).toEqual(['/config.json'])
    expect(caches.addressesIn(publicCache)).toEqual([])
  })

  test('goes with the reader, and what was read before stays', async () => {
    await ask('/api/articles')
    await keepPublic(`${origin}/api/articles/open`, { signedIn: true })
    await forgetReader()
    expect(caches.all.has(readerCache)).toBe(false)
    expect(caches.addressesIn(publicCache)).toEqual(['/api/articles'])
  })

  test('is not kept after all when the reader leaves meanwhile', async () => {
    const { promise: arrived, resolve: arrive } = Promise.withResolvers<void>()
    server = async (request) => {
      await arrived
      return api(request)
    }
    const keeping = keepPublic(`${origin}/api/articles/open`, { signedIn: true })
    await forgetReader()
    arrive()
    await keeping
    expect(caches.all.has(readerCache)).toBe(false)
  })
})
