import { dirname, join } from 'node:path/posix'
import { parseSync } from 'vite'

/** `from` as a path from the project's root, or the name of a package. */
export type Import = { from: string; dynamic: boolean; typeOnly: boolean }
export type SourceFile = { path: string; imports: Import[]; exportsDefault: boolean; onlyReexports: boolean }

/** Reads what a file of TypeScript imports and exports. `path`: from the project's root. */
export function readSource(path: string, text: string): SourceFile {
  const { module, program, errors } = parseSync(path, text)
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`)
  const at = (from: string) => (from.startsWith('.') ? join(dirname(path), from) : packageOf(from))
  const addressIn = (expression: string) =>
    /^['"`][^$]*$/.test(expression) ? at(expression.slice(1, -1)) : computed
  const isType = (entries: { isType: boolean }[]) =>
    entries.length > 0 && entries.every((entry) => entry.isType)
  const reexports = module.staticExports.flatMap(({ entries }) => {
    const from = entries[0]?.moduleRequest?.value
    return from === undefined ? [] : [{ from: at(from), dynamic: false, typeOnly: isType(entries) }]
  })
  return {
    path,
    imports: [
      ...module.staticImports.map(({ moduleRequest, entries }) => ({
        from: at(moduleRequest.value),
        dynamic: false,
        typeOnly: isType(entries),
      })),
      ...module.dynamicImports.map(({ moduleRequest }) => ({
        from: addressIn(text.slice(moduleRequest.start, moduleRequest.end)),
        dynamic: true,
        typeOnly: false,
      })),
      ...reexports,
    ],
    exportsDefault: module.staticExports.some(({ entries }) =>
      entries.some(({ exportName }) => exportName.kind === 'Default'),
    ),
    onlyReexports:
      program.body.length > 0 &&
      program.body.every(
        (statement) =>
          statement.type === 'ExportAllDeclaration' ||
          (statement.type === 'ExportNamedDeclaration' && statement.source !== null),
      ),
  }
}

const packageOf = (specifier: string) =>
  /^(node:|virtual:)/.test(specifier) ? specifier : (/^(@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? specifier)

/** What stands in the place of a file whose address only shows when the program runs. */
const computed = 'a computed address'

type Room = { rooms: string[]; packages: string[] }

const drawing = ['react', 'react-router-dom', '@tanstack/react-query']
const below = [
  'contract',
  'src/ui',
  'src/http',
  'src/session',
  'src/paths',
  'src/messages',
  'src/checks',
  'src/map',
]

/** Who may import whom. What is not listed is forbidden. */
const rooms: Record<string, Room> = {
  contract: { rooms: [], packages: ['valibot'] },
  'src/paths': { rooms: [], packages: [] },
  'src/messages': { rooms: ['contract'], packages: [] },
  'src/ui': { rooms: ['src/messages'], packages: ['react', 'lucide'] },
  'src/session': { rooms: ['contract'], packages: ['oidc-client-ts', 'jose', 'valibot', 'react'] },
  'src/http': { rooms: ['contract', 'src/session'], packages: ['@tanstack/react-query', 'valibot'] },
  /** Lives beside the portal: what it keeps is checked against the contract. */
  'src/worker': {
    rooms: ['contract', 'src/paths'],
    packages: ['valibot', 'workbox-core', 'workbox-precaching', 'workbox-routing'],
  },
  /** Stand in the page, before the portal is there: each is built by itself. */
  'src/page-scripts': { rooms: ['src/ui', 'src/session'], packages: [] },
  'src/features': { rooms: below, packages: [...drawing, 'react-hook-form', 'valibot', 'altcha-lib'] },
  /** What the page that checks and the troubleshooters both find out: no feature knows another. */
  'src/checks': { rooms: ['contract', 'src/messages', 'src/session', 'src/http'], packages: [] },
  /** A flow as a drawing, for the troubleshooters and for the desk, which writes its numbers on it. */
  'src/map': { rooms: ['contract', 'src/messages'], packages: ['react', '@dagrejs/dagre'] },
  'src/pages': { rooms: [...below, 'src/features'], packages: drawing },
  'src/app': {
    rooms: [...below, 'src/features', 'src/pages', 'src/styles', 'src/worker'],
    packages: [...drawing, 'react-dom', 'react-error-boundary'],
  },
  server: {
    rooms: ['contract'],
    packages: [
      'hono',
      'hono-openapi',
      '@hono/node-server',
      'valibot',
      'jose',
      'kysely',
      'csv-stringify',
      'lru-cache',
      'stemmer',
      'pino',
      'prom-client',
      'pg',
      'yaml',
      'markdown-it',
      'sanitize-html',
      'github-slugger',
      'image-size',
      'ipaddr.js',
      'altcha-lib',
      'rate-limiter-flexible',
      'webvtt-parser',
      'mediabunny',
      'vite',
    ],
  },
  /** Turns folders of other tools into content. The portal and its server do without (decision 036). */
  importing: {
    rooms: ['contract', 'server'],
    packages: [
      'markdown-it',
      'htmlparser2',
      'image-size',
      'smol-toml',
      'yaml',
      'valibot',
      'lru-cache',
      'github-slugger',
    ],
  },
  mocks: {
    rooms: ['contract', 'server'],
    packages: ['msw', 'jose', 'valibot', 'oidc-provider', 'hono', '@hono/node-server', 'vite'],
  },
}

/** Dynamic imports that cross a border for one host only. */
const bridges: readonly (readonly [file: string, room: string])[] = [
  ['src/app/main.tsx', 'mocks'],
  ['server/embedded-provider.ts', 'mocks'],
]

/**
 * The server draws pages with what the build made of the portal, and the pages name the files that they load; `contract/drawn-page.ts` stands
 * between them (decision 037).
 */
const loadBuilt = ['server/host/drawn-pages.ts', 'src/page-scripts/load-portal.ts']

const isTest = (path: string) => /\.test\.tsx?$|^tests\/|\.config\.ts$|^scripts\//.test(path)

/** `src/features/articles` keeps its third part: no feature knows another. */
function roomOf(path: string): string {
  const [first = '', second = '', third = ''] = path.split('/')
  if (first !== 'src') return first
  const room = second.replace(/\.tsx?$/, '')
  return room === 'features' ? `src/features/${third}` : `src/${room}`
}

/** Every import that the table forbids, as sentences. */
export function violations(files: readonly SourceFile[]): string[] {
  return files
    .filter(({ path }) => !isTest(path))
    .flatMap((file) => [...forbiddenImports(file), ...forbiddenShapes(file)])
}

function forbiddenImports({ path, imports }: SourceFile): string[] {
  const own = roomOf(path)
  const allowed = rooms[own.startsWith('src/features/') ? 'src/features' : own]
  if (!allowed) return [`${path}: belongs to no room`]

  const mayEnter = (room: string) =>
    room === own ||
    allowed.rooms.includes(room) ||
    (allowed.rooms.includes('src/features') && room.startsWith('src/features/'))
  const isAllowed = ({ from, dynamic }: Import) => {
    if (from.startsWith('virtual:')) return true
    if (from === computed) return loadBuilt.includes(path)
    if (from.startsWith('node:')) return mayUseNode(path)
    if (isPackage(from)) return allowed.packages.includes(from)
    const crosses = bridges.some(([file, room]) => file === path && roomOf(from) === room)
    return mayEnter(roomOf(from)) || (crosses && dynamic)
  }
  return imports.filter((one) => !isAllowed(one)).map(({ from }) => `${path}: may not import ${from}`)
}

const isPackage = (from: string) => from.startsWith('@') || !from.includes('/')

/** The parts of the server that exist on Node only, and the provider that runs there. */
const mayUseNode = (path: string) =>
  /^server\/(main|environment|embedded-provider|host\/|store\/|content\/)/.test(path) ||
  path.startsWith('importing/') ||
  path.startsWith('mocks/identity-provider/') ||
  path === 'mocks/vite-identity-provider.ts'

function forbiddenShapes({ path, exportsDefault, onlyReexports }: SourceFile): string[] {
  const faults: string[] = []
  if (exportsDefault) faults.push(`${path}: exports by name only`)
  // A page names what stands at its address.
  if (onlyReexports && !path.startsWith('src/pages/')) faults.push(`${path}: is a barrel`)
  if (/(^|\/)(utils|helpers|common)(\/|\.)/.test(path)) faults.push(`${path}: says nothing of what it holds`)
  if (!/^[a-z0-9./-]+$/.test(path)) faults.push(`${path}: is not in kebab-case`)
  return faults
}

/** Rings of files that import one another while they run, each as `a → b → a`. */
export function rings(files: readonly SourceFile[]): string[] {
  const byPath = new Map(files.map((file) => [file.path, file]))
  const found = new Set<string>()
  const done = new Set<string>()
  const visit = (path: string, way: string[]) => {
    const again = way.indexOf(path)
    if (again !== -1) {
      const ring = way.slice(again)
      found.add([...ring, path].join(' → '))
      return
    }
    if (done.has(path)) return
    for (const { from, typeOnly, dynamic } of byPath.get(path)?.imports ?? [])
      if (!typeOnly && !dynamic && byPath.has(from)) visit(from, [...way, path])
    done.add(path)
  }
  for (const { path } of files) visit(path, [])
  return [...found]
}

/** Every file that runs when `path` does, itself included. */
export function closure(files: readonly SourceFile[], path: string): SourceFile[] {
  const byPath = new Map(files.map((file) => [file.path, file]))
  const seen = new Map<string, SourceFile>()
  const visit = (one: string) => {
    const file = byPath.get(one)
    if (!file || seen.has(one)) return
    seen.set(one, file)
    for (const { from, typeOnly } of file.imports) if (!typeOnly) visit(from)
  }
  visit(path)
  return [...seen.values()]
}
