import { useSuspenseQuery } from '@tanstack/react-query'
import type { Teaser } from '../../../contract/article.ts'
import { entryOf, stepAddress } from './address.ts'
import { relatedQuery } from './queries.ts'
import { type Situation, useSituation } from './situation.ts'
import { type Standing, stepTo } from './walk.ts'

export type StepData = {
  situation: Situation
  standing: Standing
  related: readonly Teaser[]
  /**
   * One state has one address: answers that say nothing are stripped and a check leads on to what follows it. Only a detour keeps
   * the address asked for, as it is explained.
   */
  address: string | null
}

/** Everything for a step that was asked for. */
export function useStep(flowId: string, step: string): StepData {
  const situation = useSituation(flowId)
  const { flow, asked, facts } = situation
  const standing = stepTo(flow, asked.answers, facts, step)
  const { here, walk, detour } = standing
  const slugs = here.kind === 'outcome' ? (here.outcome.articles ?? []) : []
  const { data: related } = useSuspenseQuery(relatedQuery(slugs))
  const settled = here.kind === 'hand-over' || !detour
  const address = settled
    ? stepAddress(flow.id, here.step, { answers: walk.answers, article: asked.article })
    : null
  return { situation, standing, related, address }
}

/** Where whoever comes with a known cause is led on to; null for all others. */
export function entryAddress({ flow, asked, facts }: Situation, search: URLSearchParams): string | null {
  const entry = entryOf(flow, search)
  if (!entry) return null
  const { here, walk } = stepTo(flow, entry.answers, facts, entry.step)
  return stepAddress(flow.id, here.step, { answers: walk.answers, article: asked.article })
}
