import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import * as v from 'valibot'
import { findChromium } from './find-chromium.ts'

/*
 * `npm test` runs everything; `npm test -- --unit` or `-- --journeys` one part of it. Other parameters go on to the tools, so
 * they make sense together with one of the two only.
 */
type Tally = { passed: number; failed: number }

const vitestReport = v.object({
  success: v.boolean(),
  numPassedTests: v.number(),
  numFailedTests: v.number(),
})
const playwrightReport = v.object({
  stats: v.object({ expected: v.number(), unexpected: v.number(), flaky: v.number(), skipped: v.number() }),
  errors: v.array(v.unknown()),
})

const parameters = process.argv.slice(2)
const part = (['--unit', '--journeys'] as const).find((name) => parameters.includes(name))
const further = parameters.filter((parameter) => parameter !== part)
const reports = mkdtempSync(join(tmpdir(), 'signpost-test-'))
const environment = { ...process.env }
// Servers and tools are started some two hundred times: what was compiled for one of them is not compiled again for the next.
environment['NODE_COMPILE_CACHE'] = resolve('node_modules/.cache/compiled')

const run = (command: string, ...rest: string[]) =>
  spawnSync(command, rest, { stdio: 'inherit', env: environment }).status === 0

const readReport = <Schema extends v.GenericSchema>(path: string, schema: Schema) =>
  existsSync(path) ? v.parse(schema, JSON.parse(readFileSync(path, 'utf8'))) : null

/** A run that breaks off without a failed test counts as one: nothing that went wrong may look green. */
const honest = (succeeded: boolean, { passed, failed }: Tally): Tally => ({
  passed,
  failed: succeeded ? failed : Math.max(failed, 1),
})

function unit(): Tally {
  const path = join(reports, 'unit.json')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${path}`]
  const succeeded = run('npx', 'vitest', 'run', ...reporters, ...further)
  const report = readReport(path, vitestReport)
  return honest(succeeded && report?.success === true, {
    passed: report?.numPassedTests ?? 0,
    failed: report?.numFailedTests ?? 0,
  })
}

function journeys(): Tally {
  const path = join(reports, 'journeys.json')
  environment['PLAYWRIGHT_JSON_OUTPUT_NAME'] = path
  if (!run('npm', 'run', 'build')) return { passed: 0, failed: 1 }
  const succeeded = run('npx', 'playwright', 'test', '--reporter=list,json', ...further)
  const report = readReport(path, playwrightReport)
  const { expected = 0, unexpected = 0, flaky = 0, skipped = 0 } = report?.stats ?? {}
  return honest(succeeded && report?.errors.length === 0, {
    passed: expected,
    failed: unexpected + flaky + skipped,
  })
}

const tallies: Tally[] = []
const browser = part === '--unit' ? null : findChromium({ preferShell: true })
if (browser === null && part !== '--unit') {
  process.stderr.write(
    'No Chromium starts here. Install chromium (apt-get install chromium), or set CHROMIUM_PATH to one.\n',
  )
  process.exit(1)
}
if (browser !== null) environment['CHROMIUM_PATH'] = browser
if (part !== '--journeys') tallies.push(unit())
if (part !== '--unit') tallies.push(journeys())
rmSync(reports, { recursive: true, force: true })

const sum = (key: keyof Tally) => tallies.reduce((total, tally) => total + tally[key], 0)
process.stdout.write(`\n${sum('passed')} passed, ${sum('failed')} failed\n`)
process.exitCode = sum('failed') > 0 ? 1 : 0
