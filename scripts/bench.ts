import { availableParallelism } from 'node:os'
import { article } from '../tests/bench/article.ts'
import type { Figure } from '../tests/bench/figure.ts'
import { flat } from '../tests/bench/flat.ts'
import { flood } from '../tests/bench/flood.ts'
import { loadAverage } from '../tests/bench/load.ts'
import { pages } from '../tests/bench/pages.ts'
import { cleanUp } from '../tests/bench/processes.ts'
import { type Provider, startProvider } from '../tests/bench/provider.ts'
import { search } from '../tests/bench/search.ts'
import { memory, start } from '../tests/bench/start.ts'
import { vote } from '../tests/bench/vote.ts'

/*
 * `npm run bench` measures what the portal promises of its speed and size, each beside the least that this machine needs for the same
 * in the same minutes; `npm run bench -- <name> …` only those. With `--strict` a promise that is not kept makes it fail.
 */
const measurements: Record<string, (provider: Provider) => Promise<Figure[]>> = {
  article,
  vote,
  flood,
  start,
  memory,
  flat,
  search,
  pages,
}

const parameters = process.argv.slice(2)
const strict = parameters.includes('--strict')
const wanted = parameters.filter((parameter) => parameter !== '--strict')
const unknown = wanted.filter((name) => !Object.hasOwn(measurements, name))
if (unknown.length > 0) {
  process.stderr.write(
    `There is no ${unknown.join(', ')}. There are: ${Object.keys(measurements).join(', ')}\n`,
  )
  process.exit(2)
}

const line = (...cells: string[]) => process.stdout.write(`| ${cells.join(' | ')} |\n`)
const day = new Date().toISOString().slice(0, 10)
process.stdout.write(`${day}, ${availableParallelism()} cores, Node ${process.versions.node}\n\n`)
line('what', 'measured', 'floor, in the same run', 'target', 'verdict', 'load average')
line('---', '---', '---', '---', '---', '---')

let missed = 0
const provider = await startProvider()
try {
  for (const [name, measure] of Object.entries(measurements)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue
    for (const { what, measured, floor, target, met } of await measure(provider)) {
      if (!met) missed += 1
      line(what, measured, floor, target, met ? 'met' : 'MISSED', loadAverage())
    }
  }
} finally {
  cleanUp()
  provider.stop()
}
process.stdout.write(`\n${missed === 0 ? 'Every target is met.' : `${missed} missed.`}\n`)
process.exitCode = strict && missed > 0 ? 1 : 0
