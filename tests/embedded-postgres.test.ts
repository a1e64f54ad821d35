import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, test } from 'vitest'

test('a run in which something failed says so at its end, though PostgreSQL ran beside it', async () => {
  const run = `
    import { startPostgres } from './tests/embedded-postgres.ts'
    const postgres = await startPostgres()
    process.exitCode = 3
    await postgres.remove()
  `
  const parameters = ['--input-type=module-typescript', '--eval', run]
  const child = spawn(process.execPath, parameters, { stdio: ['ignore', 'ignore', 'pipe'] })
  let complaints = ''
  child.stderr.on('data', (text) => (complaints += String(text)))
  expect([await once(child, 'close'), complaints]).toEqual([[3, null], ''])
})
