import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { DrawnPage, PageScripts } from '../../contract/drawn-page.ts'

type Sheet = { address: string; text: string; classes: Set<string> }
/** As the bundler writes it down, by module. */
export type Manifest = Record<string, { file: string; imports?: string[]; css?: string[] }>

const classesIn = (css: string) =>
  new Set(Array.from(css.matchAll(/\.([a-z_][\w-]*)/gi), ([, name = '']) => name))
const classesOf = (html: string) =>
  Array.from(html.matchAll(/ class="([^"]*)"/g), ([, names = '']) => names.split(' ')).flat()

/** What the policy has to name so that a style element or a script in the page counts. */
export const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

async function readSheets(distribution: string): Promise<Sheet[]> {
  const names = (await readdir(join(distribution, 'assets'))).filter((name) => name.endsWith('.css'))
  return Promise.all(
    names.toSorted().map(async (name) => {
      const text = await readFile(join(distribution, 'assets', name), 'utf8')
      return { address: `/assets/${name}`, text: text.trim(), classes: classesIn(text) }
    }),
  )
}

/**
 * Makes documents of drawn pages: the built page with its styles in it (those of the frame, and of whatever stands on the page), and with its
 * scripts behind what is to be read. `template`: the built `index.html`.
 */
export async function createDocuments(
  template: string,
  { distribution, manifest, scripts }: { distribution: string; manifest: Manifest; scripts: PageScripts },
) {
  const { noteReader, serveQuickReader, loadPortal } = scripts
  const sheets = await readSheets(distribution)
  const layers = /<style>([^]*?)<\/style>/.exec(template)?.[1] ?? ''
  const frame = new Set(
    Array.from(
      template.matchAll(/<link rel="stylesheet"[^>]* href="([^"]+)"/g),
      ([, address = '']) => address,
    ),
  )
  const bare = template
    .replace(/<!--[^]*?-->\s*/g, '')
    .replace(/\s*<link rel="stylesheet"[^>]*>/g, '')
    .replace(/\s*<noscript>[^]*?<\/noscript>/, '')
    .replace(/\s*<link rel="manifest"[^>]*>/, '')
    .replace(/\s*<(?:link rel="modulepreload"|script type="module")[^>]*>(?:<\/script>)?/g, '')
  const firstFiles = Array.from(
    template.matchAll(/<(?:script type="module"|link rel="modulepreload")[^>]* (?:src|href)="([^"]+)"/g),
    ([, file = '']) => file,
  )

  /** The chunk that holds a module, and all that it needs at once. */
  function chunksOf(module: string | null): Manifest[string][] {
    const found = new Map<string, Manifest[string]>()
    const visit = (key: string) => {
      const chunk = manifest[key]
      if (!chunk || found.has(key)) return
      found.set(key, chunk)
      chunk.imports?.forEach(visit)
    }
    if (module) visit(module)
    return [...found.values()]
  }

  return ({
    title,
    head,
    html,
    kept,
    module,
    readers,
    rests,
  }: DrawnPage): { text: string; style: string } => {
    const classes = classesOf(html)
    const chunks = chunksOf(module)
    const wanted = new Set([...frame, ...chunks.flatMap(({ css = [] }) => css.map((file) => `/${file}`))])
    const used = sheets.filter(
      (sheet) => wanted.has(sheet.address) || classes.some((name) => sheet.classes.has(name)),
    )
    const files = new Set([...firstFiles, ...chunks.map(({ file }) => `/${file}`)])
    const style = [layers, ...used.map(({ text }) => text)].join('\n')
    // Loaded already, as far as the bundler's own code can see; the browser leaves them alone.
    const links = used.map(({ address }) => `<link rel="stylesheet" href="${address}" disabled>`).join('')
    const parts: [string | RegExp, string][] = [
      [/<title>[^<]*<\/title>/, `<title>${title}</title>${head}`],
      [/<style>[^]*?<\/style>/, `<style>${style}</style>${links}`],
      ['</head>', `<script>${noteReader}</script></head>`],
      [
        '<div id="portal"></div>',
        `<div id="portal" data-readers="${readers}"${rests ? ' data-rests=""' : ''}>${html}</div><script type="application/json" id="kept">${kept}</script><script>${serveQuickReader}</script><script data-files="${[...files].join(' ')}">${loadPortal}</script>`,
      ],
    ]
    // A replacement must not find `$&` in what readers are to see.
    const text = parts.reduce((page, [where, what]) => page.replace(where, () => what), bare)
    return { text, style }
  }
}
