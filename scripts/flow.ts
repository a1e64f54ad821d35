import { compileContent } from '../server/content/compile.ts'
import { runFlow } from './flow-command.ts'
import { voiceOfProcess } from './voice.ts'

/*
 * For people who write troubleshooters: `npm run flow -- check|map|paths <id>`, and `paths <id> <step>` for every way to one step.
 */
const directory = process.env['CONTENT_DIR'] || 'content'
const today = new Date().toISOString().slice(0, 10)
await runFlow(
  process.argv.slice(2),
  { directory, read: () => compileContent(directory, { today }) },
  voiceOfProcess,
)
