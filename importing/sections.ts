import { dirname } from 'node:path/posix'
import type { Reading } from './reading.ts'

const heading = /^(#{1,6})[ \t]+.*\{#([\w.-]+)\}[ \t]*$/

/** What stands below the heading that has an id, up to the next of its level; `line`: where, from 0. */
export function sectionOf(text: string, id: string): { text: string; line: number } | null {
  const lines = text.split('\n')
  const first = lines.findIndex((line) => heading.exec(line)?.[2] === id)
  if (first === -1) return null
  const level = heading.exec(lines[first] ?? '')?.[1]?.length ?? 1
  const next = lines.findIndex((line, index) => index > first && (/^(#{1,6})[ \t]/.exec(line)?.[1]?.length ?? 9) <= level) // prettier-ignore
  return { text: lines.slice(first + 1, next === -1 ? undefined : next).join('\n'), line: first + 1 }
}

/** Adobe: the file, in a folder around this one, that keeps what `{{name}}` stands for. */
export function snippetFor(name: string, { library, path }: Reading): string | null {
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    const file = library.at(`${folder}/_includes/snippets.md`)
    if (file !== null) return sectionOf(library.read(file) ?? '', name) === null ? null : file
    if (folder === '.' || folder === '/') return null
  }
}
