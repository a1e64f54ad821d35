import { Hono } from 'hono'
import { describe, expect, test } from 'vitest'
import { packText, sendPacked } from './packed-text.ts'

const text = 'What is to be read, and read again.\n'.repeat(100)
const packed = await packText(text, 5)
const app = new Hono()
  .get('/', (context) => sendPacked(context, packed))
  .get('/none', (context) => sendPacked(context, packed, 404))
const get = (headers: Record<string, string>, path = '/') => app.request(path, { headers })

describe('a text that was packed before goes out', () => {
  test.each([
    ['gzip, deflate, br, zstd', 'br'],
    ['gzip', 'gzip'],
    ['GZip', 'gzip'],
    ['br;q=0, gzip;q=0.5', 'gzip'],
    ['*', 'br'],
    ['*;q=0.1, br;q=0', 'gzip'],
    ['gzip;q=0, br;q=0', null],
    ['br;q=0, *;q=0', null],
    ['identity', null],
    ['zstd', null],
  ])('to who takes %s as %s', async (accepted, encoding) => {
    const answer = await get({ 'Accept-Encoding': accepted })
    expect(answer.headers.get('Content-Encoding')).toBe(encoding)
    expect(answer.headers.get('Vary')).toBe('Accept-Encoding')
  })

  test('as it is where nobody says what they take', async () => {
    const answer = await get({})
    expect(answer.headers.get('Content-Encoding')).toBeNull()
    expect(await answer.text()).toBe(text)
  })
})

describe('who has it already', () => {
  const opaque = packed.tag.replace(/^W\//, '')

  test.each([
    ['by its tag', packed.tag],
    ['by its tag as a proxy made it strong', opaque],
    ['among others', `"one", ${packed.tag}, W/"two"`],
    ['whatever it is', '*'],
  ])('is not sent it again: %s', async (_what, tag) => {
    const answer = await get({ 'If-None-Match': tag, 'Accept-Encoding': 'br' })
    expect([answer.status, await answer.text()]).toEqual([304, ''])
    expect(answer.headers.get('ETag')).toBe(packed.tag)
    expect(answer.headers.get('Vary')).toBe('Accept-Encoding')
  })

  test('of another text is sent this one', async () => {
    expect((await get({ 'If-None-Match': `"${opaque}"` })).status).toBe(200)
    expect((await get({ 'If-None-Match': 'W/"another"' })).status).toBe(200)
  })

  test('is told that there is nothing, where there is nothing', async () => {
    expect((await get({ 'If-None-Match': packed.tag }, '/none')).status).toBe(404)
  })
})
