import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { openStore } from '../../server/store/open-store.ts'
import { leaveComment } from '../comments.ts'
import { askPostgres, emptyDatabase } from '../postgres.ts'
import { beside } from './beside.ts'
import { failedStart } from './failed-start.ts'
import { serverFolder, startServer, type WholeServer } from './whole-server.ts'

const folder = serverFolder()
const at = (name: string) => resolve(folder.path, name)
const opener = beside('try')
let server: WholeServer | undefined
let sound: Buffer
beforeAll(async () => {
  const { store } = await openStore({ kind: 'file', path: at('sound.db') })
  const text = 'A comment of some length. '.repeat(20)
  for (let index = 0; index < 60; index += 1) await leaveComment(store, `c${index}`, { text })
  await store.close()
  sound = readFileSync(at('sound.db'))
})
afterAll(() => {
  for (const process of [opener, server]) process?.child.kill('SIGKILL')
  for (const name of ['closed', 'read-only-folder']) chmodSync(at(name), 0o755)
  folder.remove()
})

/** Why that database cannot be used, in the words of a server that opens it; null if it can. */
async function whyNot(url: string): Promise<string | null> {
  const before = opener.lines().length
  opener.child.stdin.write(`${url}\n`)
  await opener.said(before + 1)
  return JSON.parse(opener.lines()[before] ?? '') as string | null
}

/** A copy of the sound file, changed. */
const file = (name: string, change: (bytes: Buffer) => Buffer = (bytes) => bytes) =>
  writeFileSync(at(name), change(Buffer.from(sound)))
const filled = (bytes: Buffer, from: number, to: number) => bytes.fill(0xa5, from, to)
function changed(name: string, statement: string) {
  file(name)
  const database = new DatabaseSync(at(name))
  database.exec(statement)
  database.close()
}
const page = 4096
const oneLine = /^.*$/

describe('a database that cannot be used is refused in one line, with the cure:', () => {
  const writable =
    'Let the user that runs the server write the file, its -wal and -shm where they are, and its folder.'
  const damaged = /^\S.*\. The file is damaged: restore a backup\.$/
  test.each<[what: string, name: string, make: (name: string) => void, said: RegExp | string]>([
    [
      'no database',
      'note.txt',
      (name) => writeFileSync(at(name), 'Not a database, and longer than the head of one. '.repeat(5)),
      'file is not a database. Name the right file in DATABASE_URL, or restore a backup.',
    ],
    [
      'a database whose head is gone',
      'head.db',
      (name) => file(name, (bytes) => filled(bytes, 0, 16)),
      'file is not a database. Name the right file in DATABASE_URL, or restore a backup.',
    ],
    [
      'a database that lost its end',
      'short.db',
      (name) => file(name, (bytes) => bytes.subarray(0, bytes.length / 2)),
      damaged,
    ],
    [
      'a damaged page',
      'page.db',
      (name) => file(name, (bytes) => filled(bytes, page * 5, page * 6)),
      damaged,
    ],
    ['a damaged schema', 'schema.db', (name) => file(name, (bytes) => filled(bytes, 100, 108)), damaged],
    [
      'a database of a newer version',
      'newer.db',
      (name) =>
        changed(name, `insert into kysely_migration values ('999-later', '2030-01-01T00:00:00.000Z')`),
      'The database belongs to a newer version of Signpost: this one does not know 999-later. Start the newer version, or restore a backup of this one.',
    ],
    [
      'a database of something else',
      'other.db',
      (name) => new DatabaseSync(at(name)).exec('create table vote (stars text)'),
      /already exists/,
    ],
    [
      'a folder',
      'folder',
      (name) => mkdirSync(at(name)),
      'This is no file. Name one in DATABASE_URL: file:<path>.',
    ],
    [
      'a device, which might never answer',
      '/dev/null',
      () => {},
      'This is no file. Name one in DATABASE_URL: file:<path>.',
    ],
    [
      'a file that is somebody else’s',
      'foreign.db',
      (name) => {
        file(name)
        chmodSync(at(name), 0)
      },
      `The file may not be written. ${writable}`,
    ],
    [
      'a file that may only be read',
      'read-only.db',
      (name) => {
        file(name)
        chmodSync(at(name), 0o444)
      },
      `The file may not be written. ${writable}`,
    ],
    [
      'a file beside it that is somebody else’s',
      'beside.db',
      (name) => {
        file(name)
        for (const end of ['-wal', '-shm']) writeFileSync(at(name + end), '', { mode: 0o444 })
      },
      new RegExp(`(readonly|unable to open) .*\\. ${writable}$`),
    ],
    [
      'a folder that may only be read',
      'read-only-folder/portal.db',
      (name) => {
        mkdirSync(at('read-only-folder'))
        file(name)
        chmodSync(at('read-only-folder'), 0o555)
      },
      new RegExp(`(readonly|unable to open) .*\\. ${writable}$`),
    ],
    [
      'a folder that may not be entered',
      'closed/portal.db',
      (name) => {
        mkdirSync(at('closed'))
        file(name)
        chmodSync(at('closed'), 0)
      },
      `unable to open database file. ${writable}`,
    ],
    ['a place where no folder can be made', 'note.txt/deeper/portal.db', () => {}, /ENOTDIR/],
  ])('%s', async (_what, name, make, expected) => {
    make(name)
    const said = await whyNot(`file:${at(name)}`)
    expect(said).toMatch(oneLine)
    const [before, reason] = said?.split(`${at(name)}: `) ?? []
    expect(before).toBe('')
    expect(reason).toMatch(expected)
  })
})

test('a sound file starts in the same place', async () => {
  rmSync(at('sound.db'))
  file('portal.db')
  server = await startServer(folder.path)
  expect((await server.ask('/api/ready')).status).toBe(200)
})

describe('so is a PostgreSQL, without its password:', () => {
  test.each<[what: string, change: (url: URL) => Promise<void> | void, said: RegExp]>([
    ['that is not there', (url) => void (url.port = '1'), /ECONNREFUSED/],
    ['without the database', (url) => void (url.pathname = '/nowhere'), /"nowhere" does not exist/],
    ['without encryption', (url) => void (url.search = 'sslmode=require'), /does not support SSL/],
    ['that does not let it in', (url) => void (url.password = 'hidden'), /password authentication failed/],
    [
      'of a newer version',
      (url) =>
        askPostgres(
          url.href,
          'create table kysely_migration (name text primary key, timestamp text not null)',
          `insert into kysely_migration values ('999-later', '2030-01-01T00:00:00.000Z')`,
        ),
      /belongs to a newer version of Signpost: this one does not know 999-later/,
    ],
    ['of something else', (url) => askPostgres(url.href, 'create table vote (stars text)'), /already exists/],
    [
      'that may only be read',
      (url) =>
        askPostgres(
          url.href,
          `alter database ${url.pathname.slice(1)} set default_transaction_read_only = on`,
        ),
      /read-only transaction/,
    ],
  ])('%s', async (_what, change, expected) => {
    const url = new URL(await emptyDatabase(inject('postgres')))
    await change(url)
    const said = await whyNot(url.href)
    expect(said).toMatch(/^PostgreSQL at \S+: .*$/)
    expect(said).toMatch(expected)
    expect(said).not.toMatch(/secret|hidden/)
  })
})

describe('a server says just that, and ends:', () => {
  test.each<[what: string, make: () => Promise<string> | string]>([
    [
      'of a file that is damaged',
      () => {
        file('damaged.db', (bytes) => filled(bytes, page * 5, page * 6))
        return `file:${at('damaged.db')}`
      },
    ],
    [
      'of a PostgreSQL that does not let it in',
      async () => {
        const url = new URL(await emptyDatabase(inject('postgres')))
        url.password = 'hidden'
        return url.href
      },
    ],
  ])('%s', async (_what, make) => {
    const url = await make()
    expect(await failedStart(folder.path, { DATABASE_URL: url })).toEqual({
      code: 1,
      said: `The database cannot be used:\n  ${await whyNot(url)}\n`,
    })
  })
})
