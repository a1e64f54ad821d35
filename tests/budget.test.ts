import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build, type Manifest } from 'vite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'signpost-budget-'))
/** Which packages lie in which file of the build. */
const packagesIn = new Map<string, Set<string>>()
let manifest: Manifest = {}

beforeAll(async () => {
  await build({
    logLevel: 'error',
    build: { outDir: folder, emptyOutDir: true, manifest: true },
    plugins: [
      {
        name: 'list-packages',
        generateBundle(_options, bundle) {
          for (const file of Object.values(bundle)) {
            if (file.type !== 'chunk') continue
            const packages = file.moduleIds.map(
              (id) => /node_modules\/((?:@[^/]+\/)?[^/]+)\/(?!.*node_modules)/.exec(id)?.[1],
            )
            packagesIn.set(file.fileName, new Set(packages.filter((name) => name !== undefined)))
          }
        },
      },
    ],
  })
  manifest = JSON.parse(readFileSync(join(folder, '.vite/manifest.json'), 'utf8')) as Manifest
}, 120_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** The files of some modules and of all that they import at once. */
function filesOf(...modules: string[]): string[] {
  const seen = new Set<string>()
  const visit = (key: string) => {
    const chunk = manifest[key]
    if (!chunk) throw new Error(`The build holds no ${key}`)
    if (seen.has(key)) return
    seen.add(key)
    chunk.imports?.forEach(visit)
  }
  modules.forEach(visit)
  return [...seen].flatMap((key) => manifest[key]?.file ?? [])
}

const compressed = (files: string[]) =>
  files.reduce((sum, file) => sum + gzipSync(readFileSync(join(folder, file)), { level: 9 }).length, 0)

describe('who opens a public article for the first time', () => {
  const firstPage = ['index.html', 'src/pages/article.tsx', 'src/features/feedback/feedback.tsx']

  test('loads no library for signing in, for forms, or for tokens', () => {
    const packages = new Set(filesOf(...firstPage).flatMap((file) => [...(packagesIn.get(file) ?? [])]))
    expect(packages).toContain('react-dom')
    expect(packages).not.toContain('oidc-client-ts')
    expect(packages).not.toContain('react-hook-form')
    expect(packages).not.toContain('jose')
  })

  test('loads little JavaScript', () => {
    expect(compressed(filesOf(...firstPage))).toBeLessThanOrEqual(120_000)
  })
})
