import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { DrawnPage } from '../../contract/drawn-page.ts'

type Sheet = { address: string; text: string; classes: Set<string> }
/** As the bundler writes it down, by module. */
type Manifest = Record<string, { file: string; imports?: string[]; css?: string[] }>

const classesIn = (css: string) =>
  new Set(Array.from(css.matchAll(/\.([a-z_][\w-]*)/gi), ([, name = '']) => name))
const classesOf = (html: string) =>
  Array.from(html.matchAll(/ class="([^"]*)"/g), ([, names = '']) => names.split(' ')).flat()

/** What the policy has to name so that a style element or a script in the page counts. */
export const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

/**
 * Runs before anything is seen: in a browser that holds a session (`src/session/store.ts`), what is drawn for strangers is not shown until the
 * portal has looked; and where the portal's font is there already (`src/ui/font.ts`), it is used.
 */
export const noteReader =
  "try{const{dataset}=document.documentElement;if(localStorage.getItem('signpost.session'))dataset.known='';if(localStorage.getItem('signpost.font'))dataset.font=''}catch{}"

/**
 * Runs behind all that is to be read, and loads the portal once words of it have been painted: until then every byte on the way is the
 * reader's. At once where nobody looks, or where the portal must look first; after a second where a browser does not say. A page that
 * rests waits until the reader does anything, or has stayed for ten seconds (as `src/ui/once-reader-stays.ts`, which is not there yet). The files come together, and each begins in a task of its own,
 * between which the reader can scroll.
 */
export const loadPortal =
  "((files)=>{let last;const begin=()=>{if(last)return;for(const href of files)document.head.append(Object.assign(document.createElement('link'),{rel:'modulepreload',href}));last=Promise.resolve();for(const file of files)last=last.then(()=>import(file)).then(()=>new Promise((next)=>setTimeout(next)))};if(document.hidden||'known'in document.documentElement.dataset)begin();else if('rests'in document.querySelector('#portal').dataset){setTimeout(begin,1e4);for(const doing of['pointerdown','pointermove','keydown','scroll','touchstart'])addEventListener(doing,begin,{once:true,passive:true})}else{setTimeout(begin,1e3);new PerformanceObserver(begin).observe({type:PerformanceObserver.supportedEntryTypes.find((type)=>type==='largest-contentful-paint')??'paint',buffered:true})}})(document.currentScript.dataset.files.split(' '))"

/**
 * What a reader does who is quicker than the portal. `/` leads to the search box, unless single keys are turned off (`src/ui/single-keys.ts`) or the
 * box listens by itself (`data-keys`); and a link to the sign-in that is followed by hand is noted for the page it leads to
 * (`src/session/sign-in-memory.ts`), which then leads on.
 */
export const serveQuickReader =
  "addEventListener('keydown',(event)=>{if(event.key!=='/'||event.ctrlKey||event.metaKey||event.altKey||'keys'in document.documentElement.dataset||event.target.matches('input:not([type=radio],[type=checkbox]),textarea,select'))return;try{if(localStorage.getItem('signpost.single-keys')==='off')return}catch{}const box=document.querySelector('[role=search] input');if(!box)return;event.preventDefault();box.focus();box.select()});addEventListener('click',(event)=>{if(event.defaultPrevented||event.ctrlKey||event.metaKey||event.shiftKey||event.altKey||!event.target.closest('a[href^=\"/sign-in\"]'))return;try{sessionStorage.setItem('signpost.asked-to-sign-in',Date.now())}catch{}})"

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
export async function createDocuments(template: string, distribution: string, manifest: Manifest) {
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
