import { type Figure, milliseconds } from './figure.ts'
import { type Look, categories, lookAtAll } from './lighthouse.ts'
import { writeArticles } from './many-articles.ts'
import { installPeers, run } from './peers.ts'
import { patient, newFolder, startPortal } from './processes.ts'
import type { Provider } from './provider.ts'

const count = 200
const places = {
  home: '/',
  article: '/articles/reset-your-password',
  'locked article': '/articles/operate-back-up',
  question: '/troubleshooters/sign-in/what-happens',
  search: '/search',
  'search with results': '/search?q=forgot+password',
}
const kibibytes = (bytes: number) => `${(bytes / 1024).toFixed(0)} KiB`
const inFull = ({ scores, faults }: Look) =>
  [categories.map((name) => scores[name]).join(' / '), ...faults].join(', ')

const figureOf = (name: string, look: Look): Figure => ({
  what: `first visit on a phone, ${name}`,
  measured: `LCP ${milliseconds(look.lcp)}, TBT ${milliseconds(look.tbt)}, CLS ${look.cls.toFixed(3)}, ${kibibytes(look.bytes)}; ${inFull(look)}`,
  floor: '',
  target: 'LCP ≤ 850 ms, TBT ≤ 50 ms, CLS 0, ≤ 125 KiB; 100 / 100 / 100 / 100',
  met:
    look.lcp <= 850 &&
    look.tbt <= 50 &&
    look.cls === 0 &&
    look.bytes <= 125 * 1024 &&
    categories.every((category) => look.scores[category] === 100),
})

/** Pages as operators serve them, in a browser: the first visit by Lighthouse. */
export async function pages(provider: Provider): Promise<Figure[]> {
  await installPeers()
  await run('npm', ['run', 'build'])
  const content = newFolder()
  await writeArticles(content, count)
  const portal = await startPortal(
    { CONTENT_DIR: content, ...patient, ...provider.variables },
    { pages: true },
  )
  // A page is drawn for whoever is the first to ask for it; that is nobody's first visit.
  for (const path of Object.values(places)) await (await fetch(portal.url + path)).text()
  const addresses = Object.fromEntries(
    Object.entries(places).map(([name, path]) => [name, portal.url + path]),
  )
  const looks = await lookAtAll(addresses)
  await portal.stop()
  return Object.entries(looks).map(([name, look]) => figureOf(name, look))
}
