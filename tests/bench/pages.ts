import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Figure, milliseconds } from './figure.ts'
import { growth } from './growth.ts'
import { categories, type Look, lookAtAll } from './lighthouse.ts'
import { writeArticles } from './many-articles.ts'
import { buildStarlight, installPeers, run } from './peers.ts'
import { newFolder, patient, type Running, startPortal, startStatic } from './processes.ts'
import type { Provider } from './provider.ts'
import { nextArticle, steps, withBrowser } from './steps.ts'

const count = 200
const article = '/articles/reset-your-password'
const question = '/troubleshooters/sign-in/what-happens'
const places = {
  home: '/',
  article,
  'locked article': '/articles/operate-back-up',
  question,
  search: '/search',
}
const most = 125 * 1024

const kibibytes = (bytes: number) => `${(bytes / 1024).toFixed(bytes < 10_240 ? 1 : 0)} KiB`
const inShort = ({ lcp, tbt, cls, bytes }: Look) =>
  `LCP ${milliseconds(lcp)}, TBT ${milliseconds(tbt)}, CLS ${cls.toFixed(2)}, ${kibibytes(bytes)}`
const scoresOf = ({ scores, faults }: Look) =>
  [categories.map((name) => scores[name]).join(' / '), ...faults].join(', ')

/** The words of an article and nothing else. */
async function plainPages({ url }: Running): Promise<string> {
  const { html, title } = (await (await fetch(`${url}/api${article}`)).json()) as {
    html: string
    title: string
  }
  const folder = newFolder()
  mkdirSync(join(folder, 'articles'))
  const head = `<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title>`
  const page = `<!doctype html><html lang="en"><head>${head}</head><body><h1>${title}</h1>${html}</body></html>`
  writeFileSync(join(folder, `${article}.html`), page)
  return folder
}

function visits(looks: Record<string, Look>): Figure[] {
  const { plain, starlight, ...ours } = looks
  if (!plain || !starlight) throw new Error('There is nothing to compare with.')
  const peers = `plain HTML ${inShort(plain)}; Starlight ${inShort(starlight)}`
  const limit = Math.min(850, starlight.lcp * 0.75)
  return Object.entries(ours).map(([name, look]) => ({
    what: `first visit on a phone: ${name}`,
    measured: `${inShort(look)}; ${scoresOf(look)}`,
    floor: name === 'article' ? peers : '',
    target: `LCP ≤ ${milliseconds(limit)}, TBT ≤ 50 ms, CLS 0, ≤ 125 KiB; 100 / 100 / 100 / 100`,
    met:
      look.lcp <= limit &&
      look.tbt <= 50 &&
      look.cls === 0 &&
      look.bytes <= most &&
      categories.every((category) => look.scores[category] === 100),
  }))
}

async function clicks(portal: Running): Promise<Figure[]> {
  const [next, step] = await withBrowser(async (browser) => [
    await nextArticle(browser, portal.url + article, 'main nav[aria-label^="In the topic"] a:last-of-type'),
    await steps(browser, portal.url + question),
  ])
  return [
    {
      what: 'from a click to the heading of the next article of the topic, which was pointed at',
      measured: milliseconds(next),
      floor: 'none',
      target: '≤ 60 ms',
      met: next <= 60,
    },
    {
      what: 'from a click to the next step of a troubleshooter, with the processor slowed four times',
      measured: `${milliseconds(step.next)}; the first after the page was loaded ${milliseconds(step.first)}`,
      floor: 'none',
      target: '≤ 50 ms',
      met: step.next <= 50 && step.first <= 50,
    },
  ]
}

/** Pages as operators serve them, in a browser, beside plain HTML and what others make of the same articles (decision 033). */
export async function pages(provider: Provider): Promise<Figure[]> {
  await installPeers()
  await run('npm', ['run', 'build'])
  const content = newFolder()
  await writeArticles(content, count)
  const portal = await startPortal(
    { CONTENT_DIR: content, ...patient, ...provider.variables },
    { pages: true },
  )
  const plain = await startStatic(await plainPages(portal))
  const starlight = await startStatic(await buildStarlight(content))
  const addresses: Record<string, string> = {
    ...Object.fromEntries(Object.entries(places).map(([name, path]) => [name, portal.url + path])),
    plain: plain.url + article,
    // Where it leads whoever leaves out the last stroke.
    starlight: `${starlight.url}${article}/`,
  }
  // A page is drawn, or compressed, for whoever is the first to ask for it; that is nobody's first visit.
  for (const address of Object.values(addresses)) {
    const answer = await fetch(address)
    if (answer.status !== 200) throw new Error(`${address} answers ${answer.status}`)
    await answer.text()
  }
  const looks = await lookAtAll(addresses)
  const times = await clicks(portal)
  await Promise.all([portal, plain, starlight].map(({ stop }) => stop()))
  return [...visits(looks), ...times, ...(await growth(provider))]
}
