import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, expect, test } from 'vitest'
import { type Beside, beside } from './beside.ts'

const folder = mkdtempSync(join(tmpdir(), 'signpost-killed-'))
const processes: Beside[] = []
afterAll(() => {
  for (const { child } of processes) child.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

test('of fifty processes that are killed while they write, every word that was acknowledged is kept', async () => {
  const paths = Array.from({ length: 5 }, (_, index) => join(folder, `${index}.db`))
  const acknowledged = new Map(paths.map((path) => [path, new Set<string>()]))
  for (let wave = 0; wave < 10; wave += 1) {
    await Promise.all(
      paths.map(async (path) => {
        const writer = beside('write', `file:${path}`)
        processes.push(writer)
        // Each wave is killed elsewhere: after the first word, in the middle, and while the log is worked into the file.
        await writer.said(1 + wave * 6)
        writer.child.kill('SIGKILL')
        await writer.ended
        for (const id of writer.lines()) acknowledged.get(path)?.add(id)
      }),
    )
  }
  for (const [path, ids] of acknowledged) {
    const file = new DatabaseSync(path)
    expect(file.prepare('pragma integrity_check').all()).toEqual([{ integrity_check: 'ok' }])
    const stored = new Set(
      file
        .prepare('select id from comment')
        .all()
        .map((row) => row['id']),
    )
    const keys = file.prepare('select count(*) as count from idempotency_key').get()?.['count']
    file.close()
    expect(ids.size).toBeGreaterThan(100)
    expect([...ids].filter((id) => !stored.has(id))).toEqual([])
    // A comment and its key are stored together or not at all.
    expect(keys).toBe(stored.size)
  }
}, 120_000)
