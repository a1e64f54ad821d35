import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { newFolder } from './processes.ts'

/** A package of its own (decision 033): what is needed to measure pages, and nothing that the portal needs. */
export const peers = 'tests/bench/peers'

export const run = promisify(execFile)

/** From the network, once. */
export async function installPeers() {
  if (existsSync(`${peers}/node_modules/.package-lock.json`)) return
  process.stderr.write('Lighthouse and the peers are being installed.\n')
  await run('npm', ['ci', '--ignore-scripts', '--prefix', peers])
}

const fenced = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/

/** The same text for another generator: title and summary as it names them, and no pictures, which lie elsewhere. */
function translated(article: string): string {
  const [, matter = '', body = ''] = fenced.exec(article) ?? []
  const value = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(matter)?.[1] ?? ''
  const text = body.replace(/!\[[^\]]*\]\([^)]*\)/g, '')
  return `---\ntitle: ${value('title')}\ndescription: ${value('summary')}\n---\n${text}`
}

const starlight: Record<string, string> = {
  // By what it depends on, Astro finds out what else has to be built.
  'package.json': '{ "type": "module", "dependencies": { "astro": "*", "@astrojs/starlight": "*" } }',
  'astro.config.mjs': `import starlight from '@astrojs/starlight'
      import { defineConfig } from 'astro/config'
      export default defineConfig({
        integrations: [starlight({ title: 'Starlight', sidebar: [{ label: 'Articles', items: [{ autogenerate: { directory: 'articles' } }] }] })],
      })`,
  'src/content.config.ts': `import { docsLoader } from '@astrojs/starlight/loaders'
      import { docsSchema } from '@astrojs/starlight/schema'
      import { defineCollection } from 'astro:content'
      export const collections = { docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }) }`,
  'src/content/docs/index.md': '---\ntitle: Home\n---\nHome\n',
}

/**
 * Builds the articles of `content` with what others would take, and answers where the pages lie. It is built below the package: generators look
 * for their own files there.
 */
export async function buildStarlight(content: string): Promise<string> {
  const from = join(content, 'en/articles')
  const names = (await readdir(from)).filter((file) => file.endsWith('.md'))
  const home = resolve(peers, 'built')
  const modules = resolve(peers, 'node_modules')
  await rm(home, { recursive: true, force: true })
  for (const [path, text] of Object.entries(starlight)) {
    await mkdir(join(home, path, '..'), { recursive: true })
    await writeFile(join(home, path), text)
  }
  const articles = join(home, 'src/content/docs/articles')
  await mkdir(articles)
  for (const file of names)
    await writeFile(join(articles, file), translated(await readFile(join(from, file), 'utf8')))
  await run(process.execPath, [join(modules, 'astro/bin/astro.mjs'), 'build'], {
    cwd: home,
    env: { ...process.env, NODE_ENV: 'production', ASTRO_TELEMETRY_DISABLED: '1' },
    maxBuffer: 64 * 1024 * 1024,
  })
  const pages = newFolder()
  await cp(join(home, 'dist'), pages, { recursive: true })
  await rm(home, { recursive: true })
  return pages
}
