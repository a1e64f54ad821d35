import { compileContent } from '../server/content/compile.ts'
import { describeFault } from '../server/content/faults.ts'

const directory = process.env['CONTENT_DIR'] ?? 'content'
const { content, faults } = await compileContent(directory, { today: new Date().toISOString().slice(0, 10) })
for (const fault of faults) process.stderr.write(`${directory}/${describeFault(fault)}\n`)
process.stdout.write(
  `${content.articles.length} articles, ${content.flows.length} troubleshooters, ${faults.length} faults\n`,
)
process.exitCode = faults.length > 0 ? 1 : 0
