import { compileContent } from '../server/content/compile.ts'
import { runFlow } from './flow-command.ts'

/*
 * For people who write troubleshooters: `npm run flow -- check|map|paths <id>`, and `paths <id> <step>` for every way to one step.
 */
const directory = process.env['CONTENT_DIR'] || 'content'
const today = new Date().toISOString().slice(0, 10)
await runFlow(
  process.argv.slice(2),
  { directory, read: () => compileContent(directory, { today }) },
  {
    say: (text) => process.stdout.write(`${text}\n`),
    complain(text) {
      process.stderr.write(`${text}\n`)
      process.exitCode = 1
    },
  },
)
