import { createWriteStream } from 'node:fs'
import { mkdir, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { parseArgs } from 'node:util'
import { exportFolder, importNames } from '../importing/export-folder.ts'
import { importFolder } from '../importing/import-folder.ts'
import { defaultMapping, readMapping } from '../importing/mapping.ts'
import { reportJson, reportText } from '../importing/report.ts'
import { compileContent } from '../server/content/compile.ts'
import { type ContentFault, describeFault } from '../server/content/faults.ts'
import { voiceOfProcess } from './voice.ts'

/*
 * For people who write and who bring along content. All commands work on the folder that CONTENT_DIR names.
 */
const usage = `Usage: npm run content                      the same as check
       npm run content -- check             reads all content and lists every fault and notice with file, line and cure
       npm run content -- import <folder>   makes articles of a folder of Markdown, and tells what became of each file
           --mapping <file>   which fields mean what; the article “Import articles” names all that it may hold
           --to <folder>      another content folder
           --name <name>      under which the folder is remembered; its own, if none is given
           --report <file>    where the report goes, as text, and beside it as JSON; else <content>/imported/<name>/report.txt
           --remove           removes articles whose source is gone, unless they were edited here
       npm run content -- export <folder>   gives back what was imported, with what was edited here
           --mapping, --to, --name          as above`

const directory = process.env['CONTENT_DIR'] || 'content'
const { say, complain } = voiceOfProcess

/** Links of this environment, by their variables. */
function configuredLinks() {
  const { PUBLIC_URL, PORT } = process.env
  const links = Object.entries(process.env).flatMap(([name, link]) =>
    name.startsWith('LINK_') && link ? [[name, link] as const] : [],
  )
  return { origin: PUBLIC_URL || `http://localhost:${PORT || 3000}`, links: Object.fromEntries(links) }
}

const placed = (fault: ContentFault) =>
  fault.file.startsWith('en/') ? `${directory}/${describeFault(fault)}` : describeFault(fault)

const counted = ({ length }: readonly unknown[], what: string) =>
  `${length} ${what}${length === 1 ? '' : 's'}`

async function check() {
  const today = new Date().toISOString().slice(0, 10)
  const { content, faults, notices } = await compileContent(directory, {
    today,
    configured: configuredLinks(),
  })
  for (const fault of faults) complain(placed(fault))
  for (const notice of notices) say(`notice: ${placed(notice)}`)
  say(
    [
      counted(content.articles, 'article'),
      counted(content.flows, 'troubleshooter'),
      counted(faults, 'fault'),
      counted(notices, 'notice'),
    ].join(', '),
  )
}

const isFolder = async (path: string) => (await stat(path).catch(() => null))?.isDirectory() ?? false

/** The words behind a command; null, and said, where they are not what it takes. */
async function readWords(words: string[]) {
  const text = { type: 'string' } as const
  const options = { mapping: text, to: text, name: text, report: text, remove: { type: 'boolean' } } as const
  try {
    const { values, positionals } = parseArgs({ args: words, options, allowPositionals: true })
    const [folder, ...more] = positionals
    if (folder === undefined || more.length > 0) return null
    const { mapping, faults } = values.mapping
      ? await readMapping(values.mapping)
      : { mapping: defaultMapping, faults: [] }
    for (const fault of faults) complain(describeFault(fault))
    return mapping && { ...values, folder, content: values.to ?? directory, mapping }
  } catch (error) {
    complain(error instanceof Error ? error.message : String(error))
    return null
  }
}

async function bring(words: string[]) {
  const given = await readWords(words)
  if (!given) return complain(usage)
  const { folder, content, mapping, name, remove = false } = given
  if (!(await isFolder(folder))) return complain(`There is no folder ${folder}.`)
  const start = performance.now()
  let memory = 0
  const progress = (done: number, of: number, what: string) => {
    if (done % 200 === 0) memory = Math.max(memory, process.memoryUsage.rss())
    if (process.stderr.isTTY && (done % 200 === 0 || done === of))
      process.stderr.write(`\r${what} ${done} of ${of} `)
  }
  const today = new Date().toISOString().slice(0, 10)
  const report = await importFolder({ folder, content, mapping, name, today, remove, progress })
  const seconds = (performance.now() - start) / 1000
  const text = reportText(report, { seconds, memory: Math.max(memory, process.memoryUsage.rss()) })
  const path = given.report ?? `${content}/imported/${report.name}/report.txt`
  await mkdir(dirname(path), { recursive: true })
  await pipeline(Readable.from([text]), createWriteStream(path))
  const json = `${path.replace(/\.\w+$/, '')}.json`
  await pipeline(Readable.from(reportJson(report)), createWriteStream(json))
  say(
    `${process.stderr.isTTY ? '\n' : ''}${text}\nThe report is in ${path}, and with every place in ${json}.`,
  )
  if (!report.sumsAreRight) process.exitCode = 1
}

async function giveBack(words: string[]) {
  const given = await readWords(words)
  if (!given) return complain(usage)
  const { folder, content, mapping } = given
  const names = await importNames(content)
  const name = given.name ?? (names.length === 1 ? names[0] : undefined)
  if (name === undefined || !names.includes(name))
    return complain(`Say which one with --name: ${names.join(', ') || 'nothing was imported'}.`)
  const { asTheyWere, edited, pictures } = await exportFolder(content, name, folder, mapping)
  for (const path of edited) say(`edited here: ${path}`)
  say(`${asTheyWere.length} files as they were, ${edited.length} edited here, ${pictures.length} pictures`)
}

/** What each command does with the words that follow it. */
const commands: Record<string, (words: string[]) => Promise<void>> = {
  async check(words) {
    return words.length > 0 ? complain(usage) : check()
  },
  import: bring,
  export: giveBack,
}

const [command = 'check', ...words] = process.argv.slice(2)
const known = Object.hasOwn(commands, command) ? commands[command] : undefined
await (known ? known(words) : complain(usage))
