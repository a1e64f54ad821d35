import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'

const folder = 'en/articles'
const fenced = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/

type Original = { slug: string; matter: string; body: string }

/** Copies link to the list of articles only: what else their originals lead to may not be there. */
const copyOf = ({ matter, body }: Original, number: number): string => {
  const day = `2026-${String((number % 12) + 1).padStart(2, '0')}-${String((number % 28) + 1).padStart(2, '0')}`
  const own = matter
    .replace(/^title: (.*)$/m, (_line, title: string) => `title: ${JSON.stringify(`${title} (${number})`)}`)
    .replace(/^updated: .*$/m, `updated: ${day}`)
  const text = body.replace(/\]\(\/(articles|troubleshooters)\/[^)]*\)/g, '](/articles)')
  return `---\n${own}\n---\n${text}\n## Case ${number}\n\nThis is [case ${number}](#case-${number}).\n`
}

async function readOriginals(): Promise<Original[]> {
  const names = (await readdir(join('content', folder))).toSorted()
  return Promise.all(
    names.map(async (name) => {
      const [, matter = '', body = ''] =
        fenced.exec(await readFile(join('content', folder, name), 'utf8')) ?? []
      return { slug: basename(name, '.md'), matter, body }
    }),
  )
}

/**
 * Fills `directory` with `count` articles: copies of the portal's own, each with a title, an address, a day and a section of its own;
 * the originals and the troubleshooters beside them where there is room. Made where a measurement runs, and never committed.
 */
export async function writeArticles(directory: string, count: number): Promise<string[]> {
  const originals = await readOriginals()
  const room = count >= 2 * originals.length
  await mkdir(join(directory, folder), { recursive: true })
  if (room) await cp('content', directory, { recursive: true })
  const slugs = room ? originals.map(({ slug }) => slug) : []
  for (let number = slugs.length; number < count; number += 1) {
    const original = originals[number % originals.length]
    if (!original) throw new Error('There is no article to copy.')
    const slug = `${original.slug}-${number}`
    await writeFile(join(directory, folder, `${slug}.md`), copyOf(original, number))
    slugs.push(slug)
  }
  return slugs
}
