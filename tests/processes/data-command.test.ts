import { execFile } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, expect, inject, test } from 'vitest'
import { runData } from '../../scripts/data-command.ts'
import { restore } from '../../server/store/backup.ts'
import { readAddress } from '../../server/store/database-address.ts'
import { openStore } from '../../server/store/open-store.ts'
import type { Store } from '../../server/store/store.ts'
import { leaveComment } from '../comments.ts'
import { emptyDatabase, freshDatabase } from '../postgres.ts'
import { heard } from '../voice.ts'
import { serverFolder, startServer, type WholeServer } from './whole-server.ts'

const folder = serverFolder()
const servers: WholeServer[] = []
afterAll(() => {
  for (const { child } of servers) child.kill('SIGKILL')
  folder.remove()
})
const at = (name: string) => join(folder.path, name)
const url = `file:${at('portal.db')}`

/** `npm run data -- …` on that database: what it says, and what it complains of. */
const data = (command: string, database = url) =>
  heard((voice) => runData(command.split(' '), database, voice))

/** The same as a process, and how it ended. */
const dataAsProcess = (command: string) =>
  new Promise<{ code: number | null; said: string; complained: string }>((done) => {
    const parameters = [resolve('scripts/data.ts'), ...command.split(' ')]
    const env = { ...process.env, DATABASE_URL: url }
    const child = execFile(
      process.execPath,
      parameters,
      { cwd: folder.path, env },
      (_error, said, complained) => done({ code: child.exitCode, said, complained }),
    )
  })
const walksIn = (name: string) => {
  const file = new DatabaseSync(at(name), { readOnly: true })
  const walks = file.prepare('select walk from outcome').all()
  file.close()
  return walks.map((row) => String(row['walk']))
}

const leave = (store: Store, author: string | null) =>
  leaveComment(store, `of-${author}`, { text: `By ${author}: “grün”, 漢字, \u{1F600}.`, author, stars: 4 })

/** Two readers, one of them with everything, in a database of either kind. */
async function fill(database: string) {
  const { store } = await openStore(readAddress(database))
  for (const author of ['mira', 'noor', null]) await leave(store, author)
  await store.putVote({ article: 'sign-in', revision: 1 }, 'account:mira', 4, '2026-11-23T12:00:00.000Z')
  await store.putVote({ article: 'sign-in', revision: 1 }, 'visitor:mira', 1, '2026-11-23T12:00:00.000Z')
  return store
}

test('a backup is made while the server writes, and is what the server starts with again', async () => {
  const server = await startServer(folder.path)
  servers.push(server)
  const before = crypto.randomUUID()
  expect((await server.report(before)).status).toBe(202)
  const stop = new AbortController()
  const writer = (async () => {
    while (!stop.signal.aborted) expect((await server.report(crypto.randomUUID())).status).toBe(202)
  })()
  const backup = await dataAsProcess(`backup ${at('backup.db')}`)
  stop.abort()
  await writer
  expect(backup).toEqual({
    code: 0,
    said: expect.stringContaining('is written and sound'),
    complained: '',
  })
  expect(walksIn('backup.db')).toContain(before)
  // Whole in one file, and nothing half-done left behind.
  expect(readdirSync(folder.path).filter((name) => name.startsWith('backup'))).toEqual(['backup.db'])

  const after = crypto.randomUUID()
  expect((await server.report(after)).status).toBe(202)
  expect(await dataAsProcess(`restore ${at('backup.db')}`)).toEqual({
    code: 1,
    said: '',
    complained: expect.stringMatching(/^There is a database at .*--replace puts it aside\.\n$/),
  })
  expect((await data(`restore ${at('backup.db')} --replace`)).complained).toContain('A server uses')
  expect((await server.ask('/api/ready')).status).toBe(200)
  server.child.kill('SIGKILL')
  await new Promise((ended) => server.child.once('close', ended))

  const restored = await data(`restore ${at('backup.db')} --replace`)
  expect(restored).toMatchObject({ said: expect.stringContaining('is restored'), complained: '' })
  const again = await startServer(folder.path)
  servers.push(again)
  expect((await again.ask('/api/ready')).status).toBe(200)
  expect(walksIn('portal.db')).toEqual(walksIn('backup.db'))
  const aside = /now (.*)\n/.exec(restored.said)?.[1] ?? ''
  expect(walksIn(aside.slice(folder.path.length + 1))).toContain(after)
})

test('a backup that is damaged, of a newer version or of something else is not restored', async () => {
  const store = await fill(`file:${at('sound.db')}`)
  await store.close()
  const sound = readFileSync(at('sound.db'))
  writeFileSync(at('damaged.db'), Buffer.concat([sound.subarray(0, 8192), sound.subarray(12_288)]))
  writeFileSync(at('newer.db'), sound)
  const newer = new DatabaseSync(at('newer.db'))
  newer.exec(`insert into kysely_migration values ('999-later', '2030-01-01T00:00:00.000Z')`)
  newer.close()
  new DatabaseSync(at('other.db')).exec('create table other (id integer)')
  writeFileSync(at('note.txt'), 'Not a database, and longer than the head of one. '.repeat(5))
  for (const [name, reason] of [
    ['damaged.db', 'damaged'],
    ['newer.db', 'does not know 999-later'],
    ['other.db', 'is no database of Signpost'],
    ['note.txt', 'is no database of Signpost'],
    ['nowhere.db', 'There is no file'],
  ] as const)
    await expect(restore(at(name), at('target.db'))).rejects.toThrow(reason)
  expect(existsSync(at('target.db'))).toBe(false)
})

test('an SQLite file is copied into PostgreSQL as it is, once', async () => {
  const source = `file:${at('source.db')}`
  const store = await fill(source)
  const database = await emptyDatabase(inject('postgres'))
  // A server goes on with the file meanwhile.
  const copied = await data(`copy ${at('source.db')}`, database)
  expect(copied).toMatchObject({ said: expect.stringContaining('comment: 3'), complained: '' })
  const { store: there } = await openStore(readAddress(database))
  expect(await there.comments({ limit: 10 })).toEqual(await store.comments({ limit: 10 }))
  expect(await there.distribution({ article: 'sign-in', revision: 1 })).toEqual([1, 0, 0, 1, 0])
  // The numbers of arrival go on where they were.
  await leave(there, 'next')
  expect((await there.comments({ limit: 1 })).comments[0]?.id).toBe('of-next')
  await there.close()
  await store.close()
  expect((await data(`copy ${at('source.db')}`, database)).complained).toContain('is not empty')
})

test.each(['SQLite', 'PostgreSQL'])(
  'what %s keeps of a reader is said, and deleted when that is meant',
  async (kind) => {
    const lent = kind === 'SQLite' ? null : await freshDatabase(inject('postgres'))
    const database = lent?.url ?? `file:${at('readers.db')}`
    const store = await fill(database)
    const kept = JSON.parse((await data('export account mira', database)).said) as object
    expect(kept).toMatchObject({
      reader: { kind: 'account', id: 'mira' },
      comments: [{ id: 'of-mira', text: 'By mira: “grün”, 漢字, \u{1F600}.' }],
      votes: [{ article: 'sign-in', stars: 4 }],
    })
    const would = await data('erase account mira', database)
    expect(would.said).toContain('Would delete 1 comments, 1 votes')
    expect(await store.keptOf({ kind: 'account', id: 'mira' })).toMatchObject({ comments: [{}], votes: [{}] })
    expect((await data('erase account mira --yes', database)).said).toContain('Deleted 1 comments, 1 votes')
    expect(await store.keptOf({ kind: 'account', id: 'mira' })).toMatchObject({ comments: [], votes: [] })
    expect(await store.distribution({ article: 'sign-in', revision: 1 })).toEqual([1, 0, 0, 0, 0])
    expect((await data('erase visitor mira --yes', database)).said).toContain('Deleted 0 comments, 1 votes')
    expect((await store.comments({ limit: 10 })).total).toBe(2)
    await store.close()
    await lent?.giveBack()
  },
)

test('a command that is not understood does nothing', async () => {
  const commands = ['erase somebody mira --yes', 'copy a.db --yes']
  for (const { complained } of await Promise.all(commands.map((command) => data(command))))
    expect(complained).toContain('Usage:')
  expect((await data('backup x.db', 'postgres://portal:secret@db/signpost')).complained).toContain('pg_dump')
})
