import { execFile } from 'node:child_process'
import { cp, mkdir, readdir, rename } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { invented } from './invented-articles.ts'
import { newFolder } from './processes.ts'

const run = promisify(execFile)

/** Packages of the npm registry that ship much documentation as Markdown, and where it lies in them. */
const packages = [
  { name: '@intlayer/docs', version: '8.9.6', folder: '.' },
  { name: '@mastra/mcp-docs-server', version: '1.2.27', folder: '.docs' },
]
type Package = (typeof packages)[number]

/** Downloaded once, and kept in the system's folder for temporary files. */
async function packed({ name, version }: Package): Promise<string> {
  const folder = join(tmpdir(), 'signpost-bench-packages')
  const file = `${name.replace('@', '').replace('/', '-')}-${version}.tgz`
  await mkdir(folder, { recursive: true })
  if ((await readdir(folder)).includes(file)) return join(folder, file)
  const draft = newFolder()
  await run('npm', ['pack', `${name}@${version}`, '--pack-destination', draft], { timeout: 120_000 })
  await rename(join(draft, file), join(folder, file))
  return join(folder, file)
}

async function importPackage(one: Package, content: string) {
  const folder = newFolder()
  await run('tar', ['xzf', await packed(one), '-C', folder])
  const source = join(folder, 'package', one.folder)
  const name = one.name.replaceAll(/\W+/g, '-').replace(/^-/, '')
  const words = ['import', source, '--to', content, '--name', name]
  await run(process.execPath, [resolve('scripts/content.ts'), ...words], { maxBuffer: 100e6 })
}

/**
 * Fills `content` with the portal's own articles and at least 5,000 in all: real documentation, brought along by the portal's own import; where
 * the registry cannot be reached, invented ones. Answers what they are.
 */
export async function writeRealArticles(content: string): Promise<string> {
  await cp('content', content, { recursive: true })
  const articles = join(content, 'en/articles')
  let source = packages.map(({ name, version }) => `${name} ${version}`).join(' and ')
  try {
    for (const one of packages) await importPackage(one, content)
  } catch {
    source = 'invented, as the registry cannot be reached'
    await invented(articles, 5000)
  }
  const count = (await readdir(articles)).length
  return `${count.toLocaleString('en')} articles (${source})`
}
