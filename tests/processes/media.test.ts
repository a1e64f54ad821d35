import { createHmac } from 'node:crypto'
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type OwnServer, startOwnServer } from './own-server.ts'

const open = 'reset-your-password.mp4'
const bytes = readFileSync(`content/en/media/${open}`)
const inside = readFileSync('tests/media/eight-seconds.mp4')

const article = `---
title: Inside
summary: For who signs in.
kind: video
access: signed-in
topics: [account]
versions: not-version-specific
updated: 2026-11-23
updatedBy: { name: The editors, email: editors@example.com }
video: { file: inside.mp4, captions: inside.vtt }
---

Text.
`
let server: OwnServer
beforeAll(async () => {
  server = await startOwnServer()
  const content = join(server.folder, 'content/en')
  copyFileSync('tests/media/eight-seconds.mp4', join(content, 'media/inside.mp4'))
  writeFileSync(join(content, 'media/inside.vtt'), 'WEBVTT\n\n00:00.000 --> 00:02.000\nLook.\n')
  writeFileSync(join(content, 'media/unused.mp4'), inside)
  writeFileSync(join(content, 'articles/inside.md'), article)
  server.kill('SIGHUP')
  await server.logged(({ event }) => event === 'content taken')
})
afterAll(() => server.end())

const ask = async (path: string, headers: Record<string, string> = {}, method = 'GET') => {
  const answer = await fetch(`${server.origin}/media/${path}`, { headers, method })
  const { status } = answer
  return { status, headers: answer.headers, body: Buffer.from(await answer.arrayBuffer()) }
}

test('a film is sent whole, in part and not at all, as it is asked for', async () => {
  const whole = await ask(open)
  expect(whole.status).toBe(200)
  expect(whole.body.equals(bytes)).toBe(true)
  expect(whole.headers.get('Content-Type')).toBe('video/mp4')
  expect(whole.headers.get('Content-Length')).toBe(String(bytes.length))
  const { headers } = await ask(open, {}, 'HEAD')
  expect([headers.get('Content-Length'), headers.get('Accept-Ranges')]).toEqual([
    String(bytes.length),
    'bytes',
  ])

  const part = await ask(open, { Range: 'bytes=1000-1999' })
  expect([part.status, part.headers.get('Content-Range')]).toEqual([206, `bytes 1000-1999/${bytes.length}`])
  expect(part.body.equals(bytes.subarray(1000, 2000))).toBe(true)
  const end = await ask(open, { Range: 'bytes=-500' })
  expect(end.body.equals(bytes.subarray(-500))).toBe(true)
  expect((await ask(open, { Range: `bytes=${bytes.length}-` })).status).toBe(416)
  expect((await ask(open, { Range: 'bytes=0-1,5-6' })).body.equals(bytes)).toBe(true)
  const tag = whole.headers.get('ETag') ?? ''
  expect((await ask(open, { 'If-None-Match': tag })).status).toBe(304)
})

test('whoever opens a file as a page finds nothing that runs, and its type is not guessed', async () => {
  const { headers } = await ask(open, { Range: 'bytes=0-1' })
  expect(headers.get('Content-Security-Policy')).toBe(
    "default-src 'none'; img-src 'self'; media-src 'self'; frame-ancestors 'none'",
  )
  expect(headers.get('X-Content-Type-Options')).toBe('nosniff')
  expect(headers.get('Cross-Origin-Resource-Policy')).toBe('same-origin')
})

test('nothing else of the folder is there by its name', async () => {
  for (const path of ['unused.mp4', 'inside.mp4', 'inside.vtt', '..%2farticles%2finside.md'])
    expect((await ask(path)).status, path).toBe(404)
})

test('a signed address opens the one file until it ends, and stands in no log', async () => {
  const expires = Math.floor(Date.now() / 1000) + 60
  // Whoever asks first makes the server ask for its secret.
  await ask(`inside.mp4?expires=${expires}&signature=AAAA`)
  const database = new DatabaseSync(join(server.folder, 'portal.db'))
  const secret = String(database.prepare(`select value from secret where name = 'media'`).get()?.['value'])
  database.close()
  /** Written apart from the code. */
  const sign = (name: string, end: number) =>
    `expires=${end}&signature=${createHmac('sha256', secret).update(`${name}\n${end}`).digest('base64url')}`

  const whole = await ask(`inside.mp4?${sign('inside.mp4', expires)}`)
  expect([whole.status, whole.body.equals(inside)]).toEqual([200, true])
  expect(whole.headers.get('Cache-Control')).toContain('private')
  expect(whole.headers.get('Referrer-Policy')).toBe('no-referrer')
  const part = await ask(`inside.mp4?${sign('inside.mp4', expires)}`, { Range: 'bytes=0-9' })
  expect([part.status, part.body.length]).toEqual([206, 10])
  expect((await ask(`inside.vtt?${sign('inside.mp4', expires)}`)).status).toBe(404)
  const over = await ask(`inside.mp4?${sign('inside.mp4', expires - 3600)}`)
  expect([over.status, over.headers.get('Content-Type')]).toEqual([403, 'application/problem+json'])
  expect(JSON.parse(String(over.body))).toMatchObject({ code: 'media_expired' })

  await server.logged(({ route, status }) => route === '/media/:name{.+}' && status === 403)
  expect(server.said.out + server.said.err).not.toMatch(/signature|expires=|inside\.mp4/)
})
