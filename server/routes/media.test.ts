import * as fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { articleSchema } from '../../contract/article.ts'
import { appWith, problemOf } from '../../tests/api.ts'
import { content, media, text } from '../../tests/gated-media.ts'

const app = appWith({ content, media })

describe('what anybody may see', () => {
  test('is at a plain address, with its type, and is asked for again by its tag', async () => {
    const { video: told } = v.parse(
      articleSchema,
      await (await app.request('/api/articles/open-video')).json(),
    )
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
