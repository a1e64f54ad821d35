import { brotliDecompressSync } from 'node:zlib'
import { get } from 'node:http'
import { type Figure } from './figure.ts'
import { writeArticles } from './many-articles.ts'
import { newFolder, patient, type Running, startPortal } from './processes.ts'
import type { Provider } from './provider.ts'

const counts = [10, 1000, 10_000]

type Answer = { text: string; bytes: number }

/** As it travels: what `fetch` answers has been unpacked. */
const ask = (url: string) =>
  new Promise<Answer>((resolve, reject) => {
    get(url, { headers: { 'Accept-Encoding': 'br' } }, (response) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('end', () => {
        const body = Buffer.concat(parts)
        const isPacked = response.headers['content-encoding'] === 'br'
        resolve({ text: String(isPacked ? brotliDecompressSync(body) : body), bytes: body.length })
      })
    }).on('error', reject)
  })

/** What the first visit of an article loads before anybody does anything: the page, and the files that it names. */
async function firstVisit({ url }: Running, slug: string): Promise<{ page: number; files: number }> {
  const page = await ask(`${url}/articles/${slug}`)
  const named = /data-files="([^"]*)"/.exec(page.text)?.[1]?.split(' ') ?? []
  const files = await Promise.all(named.map((file) => ask(url + file)))
  return { page: page.bytes, files: files.reduce((sum, { bytes }) => sum + bytes, 0) }
}

const thousands = (values: readonly number[]) => values.map((value) => value.toLocaleString('en')).join(' / ')

/** What grows with the number of articles, and what must not: the bytes of a first visit, and the time of a start after the first. */
export async function growth(provider: Provider): Promise<Figure[]> {
  const visits: { page: number; files: number }[] = []
  const starts: number[] = []
  for (const count of counts) {
    const content = newFolder()
    const slugs = await writeArticles(content, count)
    const variables = { CONTENT_DIR: content, ...patient, ...provider.variables }
    const home = newFolder()
    const first = await startPortal(variables, { home, pages: true })
    await first.stop()
    const began = performance.now()
    const portal = await startPortal(variables, { home, pages: true })
    starts.push(performance.now() - began)
    // The same article each time, whatever else there is.
    const slug = slugs.find((slug) => slug.startsWith('reset-your-password')) ?? slugs[0] ?? ''
    visits.push(await firstVisit(portal, slug))
    await portal.stop()
  }
  const [few = 0, , many = 0] = starts
  const perArticle = (many - few) / ((counts.at(-1) ?? 0) - (counts[0] ?? 0))
  const pages = visits.map(({ page }) => page)
  const files = visits.map(({ files }) => files)
  // Which articles stand beside it, and their titles, differ.
  const spread = Math.max(...pages) - Math.min(...pages)
  const names = thousands(counts)
  return [
    {
      what: `bytes of the first visit of an article, with ${names} articles: the page, and the files it names`,
      measured: `${thousands(pages)} and ${thousands(files)}`,
      floor: 'none',
      target: 'files equal, pages within 1 kB',
      met: new Set(files).size === 1 && spread <= 1000,
    },
    {
      what: `start with ${names} articles, after the first one`,
      measured: `${starts.map((time) => (time / 1000).toFixed(1)).join(' / ')} s, ${perArticle.toFixed(2)} ms an article`,
      floor: 'none',
      target: '≤ 1.5 ms an article',
      met: perArticle <= 1.5,
    },
  ]
}
