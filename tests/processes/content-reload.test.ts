import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type OwnServer, startOwnServer } from './own-server.ts'

describe.each([
  ['told to', 'off'],
  ['that watches its content', 'on'],
] as const)('a server %s', (_how, watching) => {
  let server: OwnServer
  let path: string
  let original: string
  beforeAll(async () => {
    server = await startOwnServer({ CONTENT_WATCH: watching })
    path = join(server.folder, 'content/en/articles/reset-your-password.md')
    original = readFileSync(path, 'utf8')
  })
  afterAll(() => server.end())

  const get = async (headers: Record<string, string> = {}) => {
    const answer = await fetch(`${server.origin}/api/articles/reset-your-password`, { headers })
    return { status: answer.status, tag: answer.headers.get('ETag') ?? '', text: await answer.text() }
  }
  /** Saves the article, and waits until the server has said what it makes of it. */
  async function save(text: string, event: string) {
    const from = server.lines().length
    writeFileSync(path, text)
    if (watching === 'off') server.kill('SIGHUP')
    return server.logged((line) => line.event === event, from)
  }

  test('serves what was changed, keeps what it has when a change is broken and says where, and takes the cure', async () => {
    const before = await get()
    await save(original.replace(/^title: .*/m, 'title: Another title'), 'content taken')
    const changed = await get({ 'If-None-Match': before.tag })
    expect([changed.status, changed.text.includes('"title":"Another title"')]).toEqual([200, true])
    expect(changed.tag).not.toBe(before.tag)

    const broken = original.replace(/^kind: .*/m, 'kind: riddle')
    const line = broken.split('\n').findIndex((text) => text.startsWith('kind:')) + 1
    const { faults } = await save(broken, 'content refused')
    expect(faults).toContainEqual(expect.stringContaining(`en/articles/reset-your-password.md:${line}: `))
    expect(await get()).toEqual(changed)

    await save(original, 'content taken')
    expect(await get()).toEqual(before)
  })

  test('locks at once what is to be locked', async () => {
    const { tag } = await get()
    await save(original.replace(/^access: .*/m, 'access: editors'), 'content taken')
    const locked = await get({ 'If-None-Match': tag })
    expect(locked.status).toBe(401)
    expect(locked.text).not.toContain('"html"')
    await save(original, 'content taken')
    expect((await get()).status).toBe(200)
  })
})
