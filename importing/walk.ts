import { readdir, realpath, stat } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'

/** `path` is told from the folder, with `/`. */
export type FoundFile = { path: string; bytes: number }
export type Walked = {
  markdown: FoundFile[]
  /** Paths of all other files. */
  others: string[]
  /** Files and folders that are not read, each with why. `files`: how many files of Markdown that leaves out. */
  skipped: { path: string; why: SkipReason; files: number }[]
}
export type SkipReason =
  | 'hidden'
  | 'node_modules'
  | 'link out of the folder'
  | 'link within the folder'
  | 'broken link'
  | 'no file'
  | 'cannot be read'

const markdownName = /\.(md|mdx|markdown|mdown|mkdn?)$/i
export const isMarkdown = (path: string) => markdownName.test(path)

const countMarkdown = async (folder: string): Promise<number> => {
  const names = await readdir(folder, { recursive: true }).catch(() => [])
  return names.filter(isMarkdown).length
}

/** Finds all files below a folder. Links are never followed: what they lead to is there by its own name, or not the folder's. */
export async function walk(folder: string): Promise<Walked> {
  const root = await realpath(folder)
  const found: Walked = { markdown: [], others: [], skipped: [] }

  async function reasonOfLink(path: string): Promise<SkipReason> {
    const target = await realpath(path).catch(() => null)
    if (target === null) return 'broken link'
    const inside = target === root || target.startsWith(root + sep)
    return inside ? 'link within the folder' : 'link out of the folder'
  }

  async function visit(directory: string): Promise<void> {
    const entries = await readdir(directory, { withFileTypes: true }).catch((error: unknown) => {
      if (directory === root) throw error
      const path = relative(root, directory).replaceAll(sep, '/')
      found.skipped.push({ path, why: 'cannot be read', files: 0 })
      return []
    })
    for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
      const absolute = join(directory, entry.name)
      const path = relative(root, absolute).replaceAll(sep, '/')
      const skip = (why: SkipReason, files: number) => found.skipped.push({ path, why, files })
      const own = isMarkdown(entry.name) ? 1 : 0
      if (entry.isSymbolicLink()) skip(await reasonOfLink(absolute), own)
      else if (entry.isDirectory() && (entry.name === 'node_modules' || entry.name.startsWith('.')))
        skip(entry.name === 'node_modules' ? 'node_modules' : 'hidden', await countMarkdown(absolute))
      else if (entry.isDirectory()) await visit(absolute)
      else if (!entry.isFile()) skip('no file', own)
      else if (entry.name.startsWith('.') && own === 1) skip('hidden', 1)
      else if (own === 0) found.others.push(path)
      else
        found.markdown.push({
          path,
          bytes: await stat(absolute).then(
            ({ size }) => size,
            () => 0,
          ),
        })
    }
  }
  await visit(root)
  return found
}
