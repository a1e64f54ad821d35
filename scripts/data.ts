import { statSync } from 'node:fs'
import { join } from 'node:path'
import { reasonsOf } from '../server/host/reasons.ts'
import { backUp, restore, type RowCounts } from '../server/store/backup.ts'
import { copyToPostgres } from '../server/store/copy-to-postgres.ts'
import {
  type DatabaseAddress,
  defaultDatabase,
  faultOfAddress,
  nameOfAddress,
  readAddress,
} from '../server/store/database-address.ts'
import { openStore } from '../server/store/open-store.ts'
import type { Store, StoredReader } from '../server/store/store.ts'

/*
 * For operators: what readers left, as a whole and of one reader. All commands work on the database of `DATABASE_URL`.
 */
const usage = `Usage: npm run data -- export account|visitor <id>          what is kept of a reader, as JSON
       npm run data -- erase account|visitor <id> [--yes]   counts it; with --yes, deletes it
       npm run data -- backup <file or folder>              copies an SQLite database while it is used, and checks the copy
       npm run data -- restore <file> [--replace]           puts a backup in the place of a stopped server’s database
       npm run data -- copy <SQLite file>                   copies it into an empty PostgreSQL database`

const say = (text: string) => process.stdout.write(`${text}\n`)
class Refused extends Error {}

const given = process.env['DATABASE_URL'] || defaultDatabase
const flags = new Set(process.argv.slice(2).filter((word) => word.startsWith('--')))
const [command, ...words] = process.argv.slice(2).filter((word) => !word.startsWith('--'))

function address(): DatabaseAddress {
  const fault = faultOfAddress(given)
  if (fault) throw new Refused(`DATABASE_URL ${fault}`)
  return readAddress(given)
}
function path(): string {
  const at = address()
  if (at.kind === 'file') return at.path
  throw new Refused('This is for SQLite. PostgreSQL has pg_dump and pg_restore.')
}
const isFolder = (name: string) => statSync(name, { throwIfNoEntry: false })?.isDirectory() ?? false
const listed = (counts: RowCounts) =>
  Object.entries(counts)
    .map(([table, count]) => `  ${table}: ${count}`)
    .join('\n')

async function onStore<Result>(work: (store: Store) => Promise<Result>): Promise<Result> {
  const at = address()
  if (at.kind === 'file' && !statSync(at.path, { throwIfNoEntry: false }))
    throw new Refused(`There is no database at ${at.path}.`)
  const { store } = await openStore(at)
  try {
    return await work(store)
  } finally {
    await store.close()
  }
}

function reader([kind, id]: string[]): StoredReader {
  if ((kind === 'account' || kind === 'visitor') && id) return { kind, id }
  throw new Refused(usage)
}

const commands: Record<string, { words: number; flags?: string[]; run: () => Promise<void> }> = {
  export: {
    words: 2,
    async run() {
      const kept = await onStore((store) => store.keptOf(reader(words)))
      say(JSON.stringify({ reader: reader(words), ...kept }, null, 2))
    },
  },
  erase: {
    words: 2,
    flags: ['--yes'],
    async run() {
      const certain = flags.has('--yes')
      const { comments, votes, handled } = await onStore(async (store) => {
        if (certain) return store.erase(reader(words))
        const kept = await store.keptOf(reader(words))
        return { comments: kept.comments.length, votes: kept.votes.length, handled: kept.handled.length }
      })
      const what = `${comments} comments, ${votes} votes, and the name from ${handled} handled comments`
      say(certain ? `Deleted ${what}. Backups still hold them.` : `Would delete ${what}. Say --yes to do it.`)
    },
  },
  backup: {
    words: 1,
    async run() {
      const [to = ''] = words
      const stamp = new Date().toISOString().replaceAll(/[:.]/g, '-')
      const file = isFolder(to) ? join(to, `portal-${stamp}.db`) : to
      const counts = await backUp(path(), file)
      say(`${file} is written and sound:\n${listed(counts)}`)
    },
  },
  restore: {
    words: 1,
    flags: ['--replace'],
    async run() {
      const [from = ''] = words
      const { counts, aside } = await restore(from, path(), { replace: flags.has('--replace') })
      if (aside) say(`What was there is now ${aside}`)
      say(`${path()} is restored:\n${listed(counts)}`)
    },
  },
  copy: {
    words: 1,
    async run() {
      const at = address()
      if (at.kind !== 'postgres')
        throw new Refused('DATABASE_URL must name the PostgreSQL database to copy to.')
      const counts = await copyToPostgres(words[0] ?? '', at.url)
      say(`${nameOfAddress(at)} holds as much as the file:\n${listed(counts)}`)
    },
  },
}

try {
  const known = Object.hasOwn(commands, command ?? '') ? commands[command ?? ''] : undefined
  if (!known || words.length !== known.words || [...flags].some((flag) => !known.flags?.includes(flag)))
    throw new Refused(usage)
  await known.run()
} catch (error) {
  process.stderr.write(`${reasonsOf(error).join(' ')}\n`)
  process.exitCode = 1
}
