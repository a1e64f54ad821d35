import { compileContent } from '../server/content/compile.ts'
import { describeFault } from '../server/content/faults.ts'

/*
 * For people who write and who bring along content. All commands work on the folder that CONTENT_DIR names.
 */
const usage = `Usage: npm run content             the same as check
       npm run content -- check    reads all content and lists every fault and notice with file, line and cure`

const directory = process.env['CONTENT_DIR'] || 'content'
const say = (text: string) => process.stdout.write(`${text}\n`)
const complain = (text: string) => {
  process.stderr.write(`${text}\n`)
  process.exitCode = 1
}

async function check() {
  const today = new Date().toISOString().slice(0, 10)
  const { content, faults, notices } = await compileContent(directory, { today })
  for (const fault of faults) complain(`${directory}/${describeFault(fault)}`)
  for (const notice of notices) say(`notice: ${directory}/${describeFault(notice)}`)
  say(
    [
      `${content.articles.length} articles, ${content.flows.length} troubleshooters`,
      `${faults.length} faults, ${notices.length} notices`,
    ].join(', '),
  )
}

/** What each command does with the words that follow it. */
const commands: Record<string, (words: string[]) => Promise<void>> = {
  async check(words) {
    return words.length > 0 ? complain(usage) : check()
  },
}

const [command = 'check', ...words] = process.argv.slice(2)
const known = Object.hasOwn(commands, command) ? commands[command] : undefined
await (known ? known(words) : complain(usage))
