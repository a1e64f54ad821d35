import { globSync, readFileSync } from 'node:fs'
import { mkdir, rename, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { hash } from 'node:crypto'

const root = resolve(import.meta.dirname, '../..')

/** Whoever changes the compiler, or the version of a package that it needs, has changed what everything is made to. */
export function versionOfCompiler(): string {
  const own = globSync('{contract,server/content,server/search}/*.ts', { cwd: root })
  const program = own.filter((path) => !path.endsWith('.test.ts')).toSorted()
  const all = [...program, ...globSync('package{,-lock}.json', { cwd: root })]
  return digest(...all.map((path) => readFileSync(join(root, path), 'utf8')))
}

/** Of all parts, each with its length, so that no other parts make the same text. */
export const digest = (...parts: string[]) =>
  hash('sha256', parts.map((part) => `${part.length} ${part}`).join(''), 'base64url')

/** Writes a file as a whole. One that cannot be written is gone without: the next start takes its time again. */
export async function keepFile(path: string, data: string | Uint8Array[]): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 })
    // Under another name first: whoever reads meanwhile, or after a crash, finds a whole file or the one before.
    const draft = `${path}.part`
    await writeFile(draft, data, { mode: 0o600 })
    await rename(draft, path)
  } catch {
    // Read-only, or full.
  }
}
