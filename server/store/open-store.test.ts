import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
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
    return String(error)
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
  await leaveComment(store, 'c', { text: 'ÄRGER mit Ωμέγα' })
  const found = await Promise.all(
    ['ärger', 'ωΜΈΓΑ', 'årger'].map(async (search) => (await store.comments({ limit: 9 }, { search })).total),
  )
  await store.close()
  expect(found).toEqual([1, 1, 0])
})
