import { queryOptions } from '@tanstack/react-query'
import { type Teaser, articleSchema } from '../../../contract/article.ts'
import { type ServedFlow, servedFlowSchema } from '../../../contract/troubleshooter.ts'
import { get } from '../../http/api.ts'
import { ApiProblem } from '../../http/problems.ts'
import { reachability } from '../../http/reachability.ts'
import { patience, within } from '../../http/within.ts'

/** A way in for those who cannot get in must not depend on an API that answers: the flows are bundled too. */
export const flowQuery = (id: string) =>
  queryOptions({
    queryKey: ['troubleshooters', id],
    queryFn: async () => {
      const served = get(`/troubleshooters/${encodeURIComponent(id)}`, servedFlowSchema)
      const flow = (await within(patience, served)) ?? (await bundledFlow(id))
      // A late answer is better than none, and the refusal of an unknown flow is an answer, too.
      return flow ?? (await served)
    },
    staleTime: () => (reachability.get() === 'fine' ? 5 * 60_000 : 0),
  })

async function bundledFlow(id: string): Promise<ServedFlow | undefined> {
  const { flows } = await import('virtual:troubleshooters')
  const bundled = flows.find((flow) => flow.id === id)
  if (bundled) reachability.note('kept')
  return bundled
}

/** What this reader may know of an article, open or locked; null if there is none, or the API does not say. */
export const teaserQuery = (slug: string) =>
  queryOptions({
    queryKey: ['reader', 'teasers', slug],
    queryFn: async (): Promise<Teaser | null> => {
      try {
        return await get(`/articles/${encodeURIComponent(slug)}`, articleSchema)
      } catch (error) {
        return error instanceof ApiProblem ? (error.problem.teaser ?? null) : null
      }
    },
  })

/** Teasers of an outcome's articles, in the flow's order; what the API does not say in time is left out. */
export const relatedQuery = (slugs: readonly string[]) =>
  queryOptions({
    queryKey: ['reader', 'related', slugs],
    queryFn: async ({ client }): Promise<Teaser[]> => {
      const teasers = await Promise.all(
        slugs.map((slug) => within(patience, client.query(teaserQuery(slug)))),
      )
      return teasers.filter((teaser) => teaser !== null)
    },
  })
