import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll } from 'vitest'
import { compileContent, type Options } from '../server/content/compile.ts'
import { describeFault } from '../server/content/faults.ts'

export type Files = Record<string, string | Uint8Array>

const folders: string[] = []
afterAll(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

/** A folder with these files, taken away after the last test of the file. */
export function folderOf(files: Files): string {
  const folder = mkdtempSync(join(tmpdir(), 'signpost-content-'))
  folders.push(folder)
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  return folder
}

/** Content compiled from these files: what is wrong with it, and worth knowing, each as `file:line: what cure`. */
export async function compileFiles(files: Files, options: Options = {}) {
  const { content, faults, notices } = await compileContent(folderOf(files), options)
  return { content, faults: faults.map(describeFault), notices: notices.map(describeFault) }
}

/** A sound article; `more` are lines of front matter. */
export const articleFile = (title: string, text = 'Text.', more: Record<string, string> = {}) => {
  const fields = {
    title,
    summary: 'About it.',
    kind: 'instruction',
    access: 'public',
    topics: '[account]',
    versions: 'not-version-specific',
    updated: '2026-11-23',
    updatedBy: '{ name: The editors, email: editors@example.com }',
    ...more,
  }
  const matter = Object.entries(fields).map(([name, value]) => `${name}: ${value}`)
  return `---\n${matter.join('\n')}\n---\n\n${text}\n`
}
