import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gzipSync } from 'node:zlib'
import type { Manifest } from 'vite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'signpost-budget-'))
let manifest: Manifest = {}

beforeAll(async () => {
  // As readers get it: a process of its own, since this one says of itself that it is a test.
  const { VITEST: _vitest, ...env } = process.env
  const options = ['build', '--outDir', folder, '--emptyOutDir', '--manifest', '--sourcemap', 'hidden']
  await promisify(execFile)(join('node_modules', '.bin', 'vite'), options, {
    env: { ...env, NODE_ENV: 'production' },
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

/** Which packages a file of the build is made from; the bundler's own few lines come from none. */
function packagesIn(file: string): string[] {
  if (!existsSync(join(folder, `${file}.map`))) return []
  const { sources } = JSON.parse(readFileSync(join(folder, `${file}.map`), 'utf8')) as { sources: string[] }
  return sources.flatMap((source) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(source)?.[1] ?? [])
}

const compressed = (files: string[]) =>
  files.reduce((sum, file) => sum + gzipSync(readFileSync(join(folder, file)), { level: 9 }).length, 0)

describe('who opens a public article for the first time', () => {
  /** What comes before the reader does anything: the feedback below comes when they have read on. */
  const firstPage = 'src/pages/article.tsx'

  test('loads no library for signing in, for forms, or for tokens', () => {
    const packages = new Set(filesOf(firstPage).flatMap(packagesIn))
    expect(packages).toContain('react-dom')
    expect(packages).not.toContain('oidc-client-ts')
    expect(packages).not.toContain('react-hook-form')
    expect(packages).not.toContain('jose')
  })

  test('loads little JavaScript, in few files', () => {
    const files = filesOf(firstPage)
    expect(files.map((file) => file.replace(/^assets\/(.*)-[\w-]{8}\.js$/, '$1')).toSorted()).toEqual([
      'article',
      'frame',
      'react',
      'reading',
      'rolldown-runtime',
    ])
    expect(compressed(files)).toBeLessThanOrEqual(118_500)
  })
})
