import { DatabaseSync } from 'node:sqlite'
import { createInterface } from 'node:readline'
import { whyNotOpened } from '../../server/host/reasons.ts'
import { readAddress } from '../../server/store/database-address.ts'
import { openStore } from '../../server/store/open-store.ts'
import { leaveComment } from '../comments.ts'

/*
 * A process beside the server: `node tests/processes/store-process.ts lock|write|open <DATABASE_URL>`, or `… try`. It says on its
 * output what it has done, and goes on with each line of its input.
 */
const [what = '', url = ''] = process.argv.slice(2)
const say = (line: string) => process.stdout.write(`${line}\n`)
const told = createInterface({ input: process.stdin })[Symbol.asyncIterator]()

/** Keeps the file locked, as a backup or a shell does that somebody forgot. */
async function lock() {
  const file = new DatabaseSync(url.replace('file:', ''))
  file.exec('begin exclusive')
  say('locked')
  await told.next()
  file.exec('rollback')
  say('free')
}

/** Writes as fast as it can, and says what was acknowledged, until it is killed. */
async function write() {
  const { store } = await openStore(readAddress(url))
  for (;;) {
    const id = crypto.randomUUID()
    await leaveComment(store, id, { text: 'Written while the process was killed. '.repeat(20) })
    say(id)
  }
}

async function open() {
  const { store } = await openStore(readAddress(url))
  await store.ping()
  say('open')
  await store.close()
}

/** Why that database cannot be used, in the server's words; null if it can. */
async function whyNot(url: string) {
  const database = readAddress(url)
  try {
    const { store } = await openStore(database)
    await store.close()
    return null
  } catch (error) {
    return whyNotOpened(database, error)
  }
}

/** Opens one database after the other, a line of its input each, and says of each why not, as JSON. */
async function tryEach() {
  for await (const line of told) say(JSON.stringify(await whyNot(line)))
}

if (what === 'lock') await lock()
if (what === 'write') await write()
if (what === 'open') await open()
if (what === 'try') await tryEach()
process.exit(0)
