import type { QueryClient } from '@tanstack/react-query'
import type { Teaser } from '../../../contract/article.ts'
import type { PortalConfig } from '../../../contract/config.ts'
import type { Facts, ServedFlow } from '../../../contract/troubleshooter.ts'
import { accessQuery } from '../../http/access-query.ts'
import { portalConfigQuery } from '../../http/portal-config.ts'
import { session } from '../../session/session.ts'
import { type Asked, readAddress } from './address.ts'
import { factsFrom } from './facts.ts'
import { flowQuery, teaserQuery } from './queries.ts'
import { patience, within } from './within.ts'

/** All that a troubleshooter's page is made from, besides the step. */
export type Situation = {
  flow: ServedFlow
  config: PortalConfig
  asked: Asked
  facts: Facts
  /** The article that the reader came from, if the portal knows it. */
  article: Teaser | null
  now: Date
}

/** Waits for everything that a check could want, so that no page changes under the reader's hands. */
export async function loadSituation(
  queryClient: QueryClient,
  flowId: string,
  search: URLSearchParams,
): Promise<Situation> {
  const asked = readAddress(search)
  const slug = asked.article
  const [flow, config, evidence, article] = await Promise.all([
    queryClient.query(flowQuery(flowId)),
    queryClient.query(portalConfigQuery),
    evidenceOf(queryClient),
    slug ? within(patience, queryClient.query(teaserQuery(slug))) : null,
  ])
  const now = new Date()
  return { flow, config, asked, article, now, facts: factsFrom({ ...evidence, article, now }) }
}

async function evidenceOf(queryClient: QueryClient) {
  const signedIn = await within(patience, isSignedIn())
  if (!signedIn) return { signedIn, access: null }
  return { signedIn, access: await within(patience, queryClient.query(accessQuery)) }
}

/** Once the session knows; at start it does not yet. */
function isSignedIn(): Promise<boolean> {
  return new Promise((resolve) => {
    const look = () => {
      const { state } = session.get()
      if (state === 'starting') return
      unsubscribe()
      resolve(state === 'signed-in' || state === 'renewing')
    }
    const unsubscribe = session.subscribe(look)
    look()
  })
}

/** Teasers of an outcome's articles, in the flow's order; what the API does not say is left out. */
export async function loadRelated(queryClient: QueryClient, slugs: readonly string[]): Promise<Teaser[]> {
  const teasers = await Promise.all(
    slugs.map((slug) => within(patience, queryClient.query(teaserQuery(slug)))),
  )
  return teasers.filter((teaser) => teaser !== null)
}
