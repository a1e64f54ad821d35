import type { QueryClient } from '@tanstack/react-query'
import { replace } from 'react-router-dom'
import type { Teaser } from '../../../contract/article.ts'
import { entryOf, stepAddress } from './address.ts'
import { type Situation, loadRelated, loadSituation } from './situation.ts'
import { type Standing, stepTo } from './walk.ts'

export type StepData = {
  situation: Situation
  standing: Standing
  related: readonly Teaser[]
}

/**
 * Everything for the step that an address asks for. One state has one address: answers that say nothing are
 * stripped and a check leads on to what follows it. Only a detour keeps the address asked for, as it is explained.
 */
export async function loadStep(
  queryClient: QueryClient,
  { flowId, step, url }: { flowId: string; step: string; url: URL },
): Promise<StepData> {
  const situation = await loadSituation(queryClient, flowId, url.searchParams)
  const { flow, asked, facts } = situation
  const standing = stepTo(flow, asked.answers, facts, step)
  const { here, walk, detour } = standing
  if (here.kind === 'hand-over' || !detour) {
    const address = stepAddress(flow.id, here.step, { answers: walk.answers, article: asked.article })
    // eslint-disable-next-line typescript/only-throw-error -- a thrown response is how a loader redirects
    if (address !== url.pathname + url.search) throw replace(address)
  }
  const related = here.kind === 'outcome' ? await loadRelated(queryClient, here.outcome.articles ?? []) : []
  return { situation, standing, related }
}

/** The first page; whoever comes with a known cause is led on to where that cause is dealt with. */
export async function loadStart(
  queryClient: QueryClient,
  { flowId, url }: { flowId: string; url: URL },
): Promise<Situation> {
  const situation = await loadSituation(queryClient, flowId, url.searchParams)
  const { flow, asked, facts } = situation
  const entry = entryOf(flow, url.searchParams)
  if (!entry) return situation
  const { here, walk } = stepTo(flow, entry.answers, facts, entry.step)
  // eslint-disable-next-line typescript/only-throw-error -- a thrown response is how a loader redirects
  throw replace(stepAddress(flow.id, here.step, { answers: walk.answers, article: asked.article }))
}
