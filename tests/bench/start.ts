import { type Figure } from './figure.ts'
import { median, shoot } from './load.ts'
import { writeArticles } from './many-articles.ts'
import { patient, memoryOf, newFolder, startPortal } from './processes.ts'
import type { Provider } from './provider.ts'

const count = 2500
const size = (megabytes: number | undefined) =>
  megabytes === undefined ? 'not told' : `${Math.round(megabytes)} MB`

/** Starts with 2,500 articles: each from a new home that has compiled nothing yet, and then again from the same. */
export async function start(provider: Provider): Promise<Figure[]> {
  const content = newFolder()
  await writeArticles(content, count)
  const times = { cold: [] as number[], warm: [] as number[] }
  for (let round = 0; round < 3; round += 1) {
    const home = newFolder()
    for (const kind of ['cold', 'warm'] as const) {
      const began = performance.now()
      const portal = await startPortal({ CONTENT_DIR: content, ...provider.variables }, { home })
      const answer = await fetch(`${portal.url}/api/articles`)
      if (answer.status !== 200) throw new Error(`The list is answered ${answer.status}`)
      times[kind].push((performance.now() - began) / 1000)
      await portal.stop()
    }
  }
  const [cold, warm] = [median(times.cold), median(times.warm)]
  return [
    {
      what: `start with ${count} articles, up to the first list of them`,
      measured: `${cold.toFixed(1)} s, again ${warm.toFixed(1)} s`,
      floor: 'none',
      target: '< 5 s',
      met: cold < 5 && warm < 5,
    },
  ]
}

/** Memory with 2,500 articles: after a cold start, after members and others have read each of them, and at its most. */
export async function memory(provider: Provider): Promise<Figure[]> {
  const content = newFolder()
  const slugs = await writeArticles(content, count)
  const portal = await startPortal({ CONTENT_DIR: content, ...patient, ...provider.variables })
  const started = memoryOf(portal.pid)
  const token = await provider.member('reader', { roles: ['editor'] })
  const signedIn = { Authorization: `Bearer ${token}` }
  const variants = slugs.map((slug) => ({ path: `/api/articles/${slug}`, headers: signedIn }))
  await shoot(portal, { variants }, 8)
  await shoot(portal, { variants: [{ path: '/api/articles' }, { path: '/api/articles?topic=account' }] }, 4)
  const read = memoryOf(portal.pid)
  await portal.stop()
  return [
    {
      what: `memory (RSS) with ${count} articles, each of them read`,
      measured: `${size(read?.now)}; after the start ${size(started?.now)}, at its most ${size(read?.most)}`,
      floor: 'none',
      target: '< 200 MB',
      met: (read?.now ?? 0) < 200,
    },
  ]
}
