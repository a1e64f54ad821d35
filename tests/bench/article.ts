import { recordAnswer } from './answer.ts'
import { cost, type Figure, milliseconds, perSecond } from './figure.ts'
import { compete, ratioOf } from './load.ts'
import { writeArticles } from './many-articles.ts'
import { patient, newFolder, startFloor, startPortal } from './processes.ts'
import type { Provider } from './provider.ts'

/**
 * A member reads a gated article; a thousand members in turn, so that tokens differ. The floors answer the same headers and the same
 * body to the same requests, and check nothing.
 */
export async function article(provider: Provider): Promise<Figure[]> {
  const content = newFolder()
  await writeArticles(content, 2500)
  const tokens = await Promise.all(
    Array.from({ length: 1000 }, (_, index) => provider.member(`member-${index}`)),
  )
  const path = '/api/articles/operate-deploy'
  const portal = await startPortal({ CONTENT_DIR: content, ...patient, ...provider.variables })
  const { path: file, body } = await recordAnswer(
    await fetch(portal.url + path, { headers: { Authorization: `Bearer ${tokens[0]}` } }),
  )
  const [http, hono] = await Promise.all([
    startFloor('http', { ANSWER: file }),
    startFloor('hono', { ANSWER: file }),
  ])
  const ask = {
    variants: tokens.map((token) => ({ path, headers: { Authorization: `Bearer ${token}` } })),
  }
  const shots = await compete({
    http: { server: http, ask },
    hono: { server: hono, ask },
    ours: { server: portal, ask },
  })
  await Promise.all([portal, http, hono].map(({ stop }) => stop()))
  const ratio = ratioOf(shots.ours, shots.hono)
  const bytes = `${(Buffer.byteLength(body) / 1000).toFixed(1)} kB`
  return [
    {
      what: `gated article (${bytes}) read by members, RS256 tokens checked`,
      measured: `${perSecond(shots.ours.perSecond)}${cost(shots.ours.cost)}, ${ratio.toFixed(2)} of Hono`,
      floor: `Hono ${perSecond(shots.hono.perSecond)}${cost(shots.hono.cost)}, node:http ${perSecond(shots.http.perSecond)}${cost(shots.http.cost)}`,
      target: '≥ 0.5 of Hono',
      met: ratio >= 0.5,
    },
    {
      what: 'the same, p99 at 50 connections',
      measured: milliseconds(shots.ours.p99),
      floor: `Hono ${milliseconds(shots.hono.p99)}`,
      target: '< 50 ms',
      met: shots.ours.p99 < 50,
    },
  ]
}
