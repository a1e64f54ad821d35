import { type Figure } from './figure.ts'
import { type Ask, median, shoot, type Shot } from './load.ts'
import { writeArticles } from './many-articles.ts'
import { patient, newFolder, type Running, startPortal } from './processes.ts'
import type { Provider } from './provider.ts'

/** The lists are compared from a thousand on: of fewer, not every filter leaves the fifty that fill a page. */
const counts = [10, 100, 1000, 10_000]
const rounds = 4
/** Measurements of the same differ by as much on a shared machine. */
const tolerance = 1.25

type Site = { portal: Running; asks: Record<string, Ask> }

async function siteOf(count: number, provider: Provider, token: string): Promise<Site> {
  const content = newFolder()
  const slugs = await writeArticles(content, count)
  const portal = await startPortal({ CONTENT_DIR: content, ...patient, ...provider.variables })
  const headers = { Authorization: `Bearer ${token}` }
  const to = (path: string) => ({ path, headers })
  // Ten, spread over all: one set of articles is not read more often than the other.
  const some = slugs.filter((_slug, index) => index % Math.ceil(count / 10) === 0)
  return {
    portal,
    asks: {
      article: { variants: some.map((slug) => to(`/api/articles/${slug}`)) },
      'rating of an article': { variants: some.map((slug) => to(`/api/articles/${slug}/rating`)) },
      'list, by topic and by day': {
        variants: ['?topic=account', '?order=updated', '?topic=operation&kind=instruction'].map((query) =>
          to(`/api/articles${query}`),
        ),
      },
    },
  }
}

const costOf = ({ cost, perSecond }: Shot) => cost ?? 1e6 / perSecond

/** What one request costs with ten articles, a hundred, a thousand and ten thousand, round by round in turn. */
export async function flat(provider: Provider): Promise<Figure[]> {
  // An editor, to whom every article is open.
  const token = await provider.member('reader', { roles: ['editor'] })
  const sites: Site[] = []
  for (const count of counts) sites.push(await siteOf(count, provider, token))
  const figures: Figure[] = []
  for (const name of Object.keys(sites[0]?.asks ?? {})) {
    const costs = counts.map((): number[] => [])
    for (let round = 0; round <= rounds; round += 1) {
      for (const [index, { portal, asks }] of sites.entries()) {
        const ask = asks[name]
        if (!ask) continue
        const shot = await shoot(portal, ask, 2)
        // The first round warms up.
        if (round > 0) costs[index]?.push(costOf(shot))
      }
    }
    const medians = costs.map(median)
    const from = name.startsWith('list') ? 2 : 0
    const growth = (medians.at(-1) ?? NaN) / (medians[from] ?? NaN)
    figures.push({
      what: `cost of a request, ${name}, with ${counts
        .slice(from)
        .map((count) => count.toLocaleString('en'))
        .join(' / ')} articles`,
      measured: `${medians
        .slice(from)
        .map((cost) => Math.round(cost))
        .join(' / ')} µs, ${growth.toFixed(2)} times`,
      floor: 'none',
      target: `≤ ${tolerance} times`,
      met: growth <= tolerance,
    })
  }
  for (const { portal } of sites) await portal.stop()
  return figures
}
