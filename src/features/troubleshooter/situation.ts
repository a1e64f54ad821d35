import { walk } from '../../../contract/flow-walk.ts'
import {
  type QueryClient,
  queryOptions,
  useQueryClient,
  useSuspenseQueries,
  useSuspenseQuery,
} from '@tanstack/react-query'
import { use, useDeferredValue } from 'react'
import { useLocation, useSearchParams } from 'react-router-dom'
import type { Teaser } from '../../../contract/article.ts'
import type { PortalConfig } from '../../../contract/config.ts'
import type { Facts, ServedFlow } from '../../../contract/troubleshooter.ts'
import { atHand } from '../../http/at-hand.ts'
import { accessQuery } from '../../http/access-query.ts'
import { portalConfigQuery } from '../../http/portal-config.ts'
import { session } from '../../session/session.ts'
import { useSession } from '../../session/use-session.ts'
import { type Asked, entryOf, readAddress, recalled } from './address.ts'
import { type Evidence, factsFrom } from './facts.ts'
import { inForce } from './in-force.ts'
import { type Kept, keptQuery } from './kept.ts'
import { checkedQuery, openChecks } from './open-checks.ts'
import { flowQuery, teaserQuery } from './queries.ts'
import { patience, within } from '../../http/within.ts'
import { Drawing } from '../../ui/drawing.ts'
import { visitOf } from './lead-to.tsx'

/** All that a troubleshooter's page is made from, besides the step. */
export type Situation = {
  flow: ServedFlow
  config: PortalConfig
  asked: Asked
  /** What addresses must not show. */
  kept: Kept
  facts: Facts
  /** The article that the reader came from, if the portal knows it. */
  article: Teaser | null
  now: Date
}

/** Waits for everything that a check could want, so that no page changes under the reader's hands. */
export function useSituation(flowId: string): Situation {
  const [search] = useSearchParams()
  const visit = visitOf(useLocation())
  const { state } = useSession()
  const written = readAddress(search)
  const drawing = use(Drawing)
  // Signing in or out meanwhile, perhaps in another tab, lets checks find something else.
  const signedIn = useDeferredValue(state === 'signed-in' || state === 'renewing')
  const circumstances = { visit, signedIn, article: written.article }
  takeAtHand(useQueryClient(), circumstances)
  const [{ data: served }, { data: config }, { data: kept }, { data: evidence }] = useSuspenseQueries({
    queries: [flowQuery(flowId), portalConfigQuery, keptQuery, evidenceQuery(circumstances)],
  })
  const flow = inForce(served, evidence.now)
  const asked = recalled(flow, kept, written)
  const facts = factsFrom(evidence)
  const answers = entryOf(flow, search)?.answers ?? asked.answers
  const isOpen = openChecks(walk(flow, answers, facts), facts).length > 0
  // A server cannot look at the reader's browser: there, what would be checked is asked.
  if (isOpen) drawing?.leaveOpen()
  const needed = isOpen && !drawing
  const { data: checked } = useSuspenseQuery(checkedQuery(config, { needed, signedIn }))
  return { flow, config, asked, kept, ...evidence, facts: { ...facts, ...checked } }
}

type Circumstances = { visit: string; signedIn: boolean; article: string | null }

/** Found out anew for each visit of a page, and not while the page is read. */
const evidenceQuery = (circumstances: Circumstances) =>
  queryOptions({
    queryKey: [...evidenceKey, circumstances],
    queryFn: async ({ client }): Promise<Evidence> => {
      const slug = circumstances.article
      const [reader, article] = await Promise.all([
        evidenceOf(client),
        slug ? within(patience, client.query(teaserQuery(slug))) : null,
      ])
      return { ...reader, article, now: new Date() }
    },
    staleTime: Infinity,
    gcTime: 60_000,
    // Whoever is drawn a page by the server has a clock of their own.
    meta: { ofThisPlace: true },
  })

/** Invalidate it to let the page check again. */
export const evidenceKey = ['evidence']

/**
 * What need not be waited for is there from the first: else each step would be drawn twice. Not as `initialData`, to which a query goes back
 * when another reader begins to read, and which would be of the one before.
 */
function takeAtHand(client: QueryClient, circumstances: Circumstances) {
  const wanted = evidenceQuery(circumstances)
  if (client.getQueryState(wanted.queryKey)) return
  const evidence = evidenceAtHand(client, circumstances.article)
  if (!evidence) return
  client.getQueryCache().build(client, client.defaultQueryOptions(wanted))
  client.setQueryData(wanted.queryKey, evidence)
}

/** Null if something has to be waited for. */
export function evidenceAtHand(client: QueryClient, slug: string | null): Evidence | null {
  const { state } = session.get()
  if (state === 'starting') return null
  const signedIn = state === 'signed-in' || state === 'renewing'
  const access = signedIn ? atHand(client, accessQuery.queryKey) : null
  const article = slug ? atHand(client, teaserQuery(slug).queryKey) : null
  return access === undefined || article === undefined ? null : { signedIn, access, article, now: new Date() }
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
