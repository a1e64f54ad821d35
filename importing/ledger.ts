import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** What is remembered of a file of the folder that was imported. */
export type LedgerArticle = {
  slug: string
  title: string
  /** The title that it would have if no other had it. */
  wish: string
  /** Of the file. */
  source: string
  /** Of the article as the import wrote it. */
  article: string
  /** The day on which this source was seen first. */
  day: string
}

/** `articles` and `media` by path. */
export type Ledger = {
  version: 1
  articles: Record<string, LedgerArticle>
  media: Record<string, string>
  /** Files that are in another one’s article. */
  merged: Record<string, string>
}

export const emptyLedger = (): Ledger => ({ version: 1, articles: {}, media: {}, merged: {} })

/** Where an import keeps what it knows, and every file as it was. */
export const importFolder = (content: string, name: string) => join(content, 'imported', name)
export const sourceFolder = (content: string, name: string) => join(importFolder(content, name), 'sources')
const ledgerPath = (content: string, name: string) => join(importFolder(content, name), 'ledger.json')

export async function readLedger(content: string, name: string): Promise<Ledger> {
  const text = await readFile(ledgerPath(content, name), 'utf8').catch(() => null)
  return text === null ? emptyLedger() : (JSON.parse(text) as Ledger)
}

const inOrder = <Value>(values: Record<string, Value>): Record<string, Value> =>
  Object.fromEntries(Object.entries(values).toSorted(([a], [b]) => (a < b ? -1 : 1)))

/** An article a line: whoever compares two of them sees what changed. */
function written({ articles, media, merged }: Ledger): string {
  const lines = (values: Record<string, unknown>) =>
    Object.entries(inOrder(values)).map(([key, value]) => `    ${JSON.stringify(key)}: ${JSON.stringify(value)}`).join(',\n') // prettier-ignore
  return `{\n  "version": 1,\n  "articles": {\n${lines(articles)}\n  },\n  "media": {\n${lines(media)}\n  },\n  "merged": {\n${lines(merged)}\n  }\n}\n`
}

/** Writes a file, if it says something else now; under another name first, so that nobody finds half of it. */
export async function writeIfChanged(path: string, data: string | Uint8Array): Promise<boolean> {
  const bytes = Buffer.from(data)
  const there = await readFile(path).catch(() => null)
  if (there?.equals(bytes)) return false
  await writeFile(`${path}.part`, bytes).catch(async () => {
    await mkdir(dirname(path), { recursive: true })
    await writeFile(`${path}.part`, bytes)
  })
  await rename(`${path}.part`, path)
  return true
}

export const writeLedger = (content: string, name: string, ledger: Ledger) =>
  writeIfChanged(ledgerPath(content, name), written(ledger))
