import type { Dirent } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Faults } from './faults.ts'
import { largestFile } from './markdown-limits.ts'

const fileName = /^[a-z0-9]+(-[a-z0-9]+)*$/
const decoder = new TextDecoder('utf-8', { fatal: true })

/** A file's text; null if it holds none. */
export async function read(path: string, file: string, faults: Faults): Promise<string | null> {
  const bytes = await readFile(path)
  if (bytes.length > largestFile) {
    const what = `The file has ${(bytes.length / 1e6).toFixed(1)} MB, and ${largestFile / 1e6} MB is the most.`
    faults.add(file, 1, what, 'Divide it into several.')
    return null
  }
  let text: string
  try {
    // TextDecoder drops a byte order mark.
    text = decoder.decode(bytes)
  } catch {
    faults.add(file, 1, 'The file is not UTF-8.', 'Save it again with that encoding.')
    return null
  }
  const nul = text.indexOf('\0')
  if (nul >= 0) {
    faults.add(file, text.slice(0, nul).split('\n').length, 'The file holds a NUL character.', 'Remove it.')
    return null
  }
  return text
}

/** Names of the files of `folder`, a path below `directory`. What else lies there would be left out without a word. */
export async function list(
  directory: string,
  folder: string,
  extension: string,
  faults: Faults,
): Promise<string[]> {
  const entries = await readdir(join(directory, folder), { withFileTypes: true }).catch(() => [])
  const visible = entries.filter(({ name }) => !name.startsWith('.'))
  const isContent = (entry: Dirent) => entry.isFile() && entry.name.endsWith(extension)
  for (const entry of visible.filter((other) => !isContent(other))) {
    const cure = `Put only ${extension ? `files that end in \`${extension}\`` : 'files'} here.`
    faults.add(`${folder}/${entry.name}`, 1, 'This is not read.', cure)
  }
  return visible
    .filter(isContent)
    .map(({ name }) => name)
    .toSorted()
}

export function checkName(file: string, extension: string, faults: Faults) {
  const name = basename(file, extension)
  if (!fileName.test(name)) {
    faults.add(
      file,
      1,
      `The file name \`${name}\` cannot be an address.`,
      'Use lower case letters, digits and hyphens.',
    )
  }
  return name
}
