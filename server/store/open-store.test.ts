import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { leaveComment } from '../../tests/comments.ts'
import { emptyDatabase } from '../../tests/postgres.ts'
import { readAddress } from './database-address.ts'
import { openStore } from './open-store.ts'

const folder = mkdtempSync(join(tmpdir(), 'signpost-open-'))
const at = (name: string) => join(folder, name)
/** Opens and closes; answers what an operator reads if it fails. */
async function reasonAgainst(url: string): Promise<string | null> {
  try {
    const { store } = await openStore(readAddress(url))
    await store.ping()
    await store.close()
    return null
  } catch (error) {
    return error instanceof AggregateError ? error.errors.map(String).join() : String(error)
  }
}

let sound: Buffer
beforeAll(async () => {
  const { store } = await openStore({ kind: 'file', path: at('sound.db') })
  const text = 'A comment of some length. '.repeat(60)
  for (let index = 0; index < 60; index += 1) {
    await leaveComment(store, `c${index}`, { text })
  }
  await store.close()
  sound = readFileSync(at('sound.db'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('a file is made with the folders above it', async () => {
  expect(await reasonAgainst(`file:${at('a/b/c/portal.db')}`)).toBeNull()
})

describe('a file that cannot be used is refused, with the cure:', () => {
  test('a folder', async () => {
    mkdirSync(at('folder'))
    expect(await reasonAgainst(`file:${at('folder')}`)).toContain('This is no file. Name one in DATABASE_URL')
  })

  test('a device, which might never answer', async () => {
    expect(await reasonAgainst('file:/dev/null')).toContain('This is no file.')
  })

  test('a place where no folder can be made', async () => {
    expect(await reasonAgainst('file:/proc/signpost/data/portal.db')).toMatch(/ENOENT|EACCES/)
  })

  test('another kind of file', async () => {
    writeFileSync(at('note.txt'), 'Not a database, and longer than the head of one. '.repeat(5))
    expect(await reasonAgainst(`file:${at('note.txt')}`)).toContain(
      'file is not a database. Name the right file in DATABASE_URL, or restore a backup.',
    )
  })

  test('a file that it may not write', async () => {
    writeFileSync(at('read-only.db'), sound)
    chmodSync(at('read-only.db'), 0o444)
    // Beside it there may be written: SQLite finds out with its first word alone.
    chmodSync(folder, 0o777)
    // Root may write everything.
    const isRoot = process.getuid?.() === 0
    if (isRoot) process.seteuid?.(65_534)
    const reason = await reasonAgainst(`file:${at('read-only.db')}`)
    if (isRoot) process.seteuid?.(0)
    expect(reason).toMatch(/Let the user that runs the server write the file, .* and its folder\.$/)
  })

  test('a database of a newer version', async () => {
    writeFileSync(at('newer.db'), sound)
    const file = new DatabaseSync(at('newer.db'))
    file.exec(`insert into kysely_migration values ('999-later', '2030-01-01T00:00:00.000Z')`)
    file.close()
    expect(await reasonAgainst(`file:${at('newer.db')}`)).toMatch(
      /belongs to a newer version of Signpost: this one does not know 999-later\. Start the newer version, or/,
    )
  })

  test('a database that lost its end', async () => {
    writeFileSync(at('short.db'), sound.subarray(0, sound.length / 2))
    expect(await reasonAgainst(`file:${at('short.db')}`)).toContain('The file is damaged: restore a backup.')
  })

  test('a database with a page that is not what it was', async () => {
    const damaged = Buffer.from(sound)
    damaged.fill(0xa5, 4096 * 5, 4096 * 6)
    writeFileSync(at('page.db'), damaged)
    expect(await reasonAgainst(`file:${at('page.db')}`)).toContain('The file is damaged: restore a backup.')
  })
})

test('whatever byte is flipped, the start goes on or says why not', async () => {
  const path = at('flipped.db')
  let refused = 0
  await fc.assert(
    fc.asyncProperty(fc.nat(sound.length - 1), fc.integer({ min: 1, max: 255 }), async (place, by) => {
      const flipped = Buffer.from(sound)
      // Half of the flips hit what every page and the file begin with.
      const offset = place % 2 === 0 ? place - (place % 4096) + (place % 100) : place
      flipped[offset] = (flipped[offset] ?? 0) ^ by
      for (const end of ['-wal', '-shm']) rmSync(`${path}${end}`, { force: true })
      writeFileSync(path, flipped)
      const reason = await reasonAgainst(`file:${path}`)
      if (reason !== null) refused += 1
      expect(reason ?? 'Error: ').toMatch(/^Error: /)
    }),
    { numRuns: 60 },
  )
  expect(refused).toBeGreaterThan(0)
})

test('a PostgreSQL whose language is none knows small and capital letters all the same', async () => {
  const url = await emptyDatabase(inject('postgres'), `locale_provider libc locale 'C'`)
  const { store } = await openStore(readAddress(url))
  const comment = {
    id: 'c',
    article: 'open',
    revision: 1,
    language: 'en',
    section: null,
    text: 'ÄRGER mit Ωμέγα',
    author: null,
    stars: null,
    folded: null,
    personalData: false,
    receivedAt: '2026-11-25T00:00:00.000Z',
  }
  await store.addComment(comment, { key: 'k', fingerprint: 'f' })
  const found = await Promise.all(
    ['ärger', 'ωΜΈΓΑ', 'årger'].map(async (search) => (await store.comments({ limit: 9 }, { search })).total),
  )
  await store.close()
  expect(found).toEqual([1, 1, 0])
})

describe('a PostgreSQL that cannot be used is refused without the password:', () => {
  test.each<[what: string, change: (url: URL) => void, reason: RegExp]>([
    ['nobody there', (url) => (url.port = '1'), /ECONNREFUSED/],
    ['no such database', (url) => (url.pathname = '/nowhere'), /database "nowhere" does not exist/],
    ['a wrong password', (url) => (url.password = 'hidden'), /password authentication failed/],
    ['no encryption', (url) => (url.search = 'sslmode=require'), /does not support SSL/],
  ])('%s', async (_what, change, expected) => {
    const url = new URL(await emptyDatabase(inject('postgres')))
    change(url)
    const reason = await reasonAgainst(url.href)
    expect(reason).toMatch(expected)
    expect(reason).not.toMatch(/secret|hidden/)
  })
})
