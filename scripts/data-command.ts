import { statSync } from 'node:fs'
import { join } from 'node:path'
import { reasonsOf } from '../server/host/reasons.ts'
import { backUp, restore, type RowCounts } from '../server/store/backup.ts'
import { copyToPostgres } from '../server/store/copy-to-postgres.ts'
import {
  type DatabaseAddress,
  faultOfAddress,
  nameOfAddress,
  readAddress,
} from '../server/store/database-address.ts'
import { openStore } from '../server/store/open-store.ts'
import type { Store, StoredReader } from '../server/store/store.ts'
import type { Voice } from './voice.ts'

const usage = `Usage: npm run data -- export account|visitor <id>          what is kept of a reader, as JSON
       npm run data -- erase account|visitor <id> [--yes]   counts it; with --yes, deletes it
       npm run data -- backup <file or folder>              copies an SQLite database while it is used, and checks the copy
       npm run data -- restore <file> [--replace]           puts a backup in the place of a stopped server’s database
       npm run data -- copy <SQLite file>                   copies it into an empty PostgreSQL database`

class Refused extends Error {}

/** A command as it was given, on the database that `url` names. */
type Order = { words: string[]; flags: Set<string>; url: string; say(text: string): void }

function addressIn({ url }: Order): DatabaseAddress {
  const fault = faultOfAddress(url)
  if (fault) throw new Refused(`DATABASE_URL ${fault}`)
  return readAddress(url)
}
function pathIn(order: Order): string {
  const at = addressIn(order)
  if (at.kind === 'file') return at.path
  throw new Refused('This is for SQLite. PostgreSQL has pg_dump and pg_restore.')
}
const isFolder = (name: string) => statSync(name, { throwIfNoEntry: false })?.isDirectory() ?? false
const listed = (counts: RowCounts) =>
  Object.entries(counts)
    .map(([table, count]) => `  ${table}: ${count}`)
    .join('\n')

async function onStore<Result>(order: Order, work: (store: Store) => Promise<Result>): Promise<Result> {
  const at = addressIn(order)
  if (at.kind === 'file' && !statSync(at.path, { throwIfNoEntry: false }))
    throw new Refused(`There is no database at ${at.path}.`)
  const { store } = await openStore(at)
  try {
    return await work(store)
  } finally {
    await store.close()
  }
}

function readerIn({ words: [kind, id] }: Order): StoredReader {
  if ((kind === 'account' || kind === 'visitor') && id) return { kind, id }
  throw new Refused(usage)
}

const commands: Record<string, { words: number; flags?: string[]; run: (order: Order) => Promise<void> }> = {
  export: {
    words: 2,
    async run(order) {
      const reader = readerIn(order)
      const kept = await onStore(order, (store) => store.keptOf(reader))
      order.say(JSON.stringify({ reader, ...kept }, null, 2))
    },
  },
  erase: {
    words: 2,
    flags: ['--yes'],
    async run(order) {
      const reader = readerIn(order)
      const certain = order.flags.has('--yes')
      const { comments, votes, handled } = await onStore(order, async (store) => {
        if (certain) return store.erase(reader)
        const kept = await store.keptOf(reader)
        return { comments: kept.comments.length, votes: kept.votes.length, handled: kept.handled.length }
      })
      const what = `${comments} comments, ${votes} votes, and the name from ${handled} handled comments`
      order.say(
        certain ? `Deleted ${what}. Backups still hold them.` : `Would delete ${what}. Say --yes to do it.`,
      )
    },
  },
  backup: {
    words: 1,
    async run(order) {
      const [to = ''] = order.words
      const stamp = new Date().toISOString().replaceAll(/[:.]/g, '-')
      const file = isFolder(to) ? join(to, `portal-${stamp}.db`) : to
      const counts = await backUp(pathIn(order), file)
      order.say(`${file} is written and sound:\n${listed(counts)}`)
    },
  },
  restore: {
    words: 1,
    flags: ['--replace'],
    async run(order) {
      const [from = ''] = order.words
      const path = pathIn(order)
      const { counts, aside } = await restore(from, path, { replace: order.flags.has('--replace') })
      if (aside) order.say(`What was there is now ${aside}`)
      order.say(`${path} is restored:\n${listed(counts)}`)
    },
  },
  copy: {
    words: 1,
    async run(order) {
      const at = addressIn(order)
      if (at.kind !== 'postgres')
        throw new Refused('DATABASE_URL must name the PostgreSQL database to copy to.')
      const counts = await copyToPostgres(order.words[0] ?? '', at.url)
      order.say(`${nameOfAddress(at)} holds as much as the file:\n${listed(counts)}`)
    },
  },
}

/** What `npm run data -- …` does, on the database that `url` names. */
export async function runData(parameters: string[], url: string, { say, complain }: Voice): Promise<void> {
  const isFlag = (word: string) => word.startsWith('--')
  const flags = new Set(parameters.filter(isFlag))
  const [command = '', ...words] = parameters.filter((word) => !isFlag(word))
  try {
    const known = Object.hasOwn(commands, command) ? commands[command] : undefined
    if (!known || words.length !== known.words || [...flags].some((flag) => !known.flags?.includes(flag)))
      throw new Refused(usage)
    await known.run({ words, flags, url, say })
  } catch (error) {
    complain(reasonsOf(error).join(' '))
  }
}
