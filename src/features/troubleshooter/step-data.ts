import { type QueryClient, useSuspenseQuery } from '@tanstack/react-query'
import type { Teaser } from '../../../contract/article.ts'
import { type Dropped, type Place, type Walk, walk as walkAll } from '../../../contract/flow-walk.ts'
import { entryOf, stepAddress } from './address.ts'
import { openChecks } from './open-checks.ts'
import { relatedQuery } from './queries.ts'
import { evidenceAtHand, type Situation, useSituation } from './situation.ts'
import { type Standing, stepTo } from './standing.ts'

export type StepData = {
  situation: Situation
  standing: Standing
  related: readonly Teaser[]
  /** Whether Continue was pressed with nothing chosen, where no script could say so. */
  missed: boolean
  /** Answers of an address that was made with another version of the flow, and that this one does not know. */
  outdated: readonly Dropped[]
  /**
   * One state has one address: answers that say nothing are stripped and a check leads on to what follows it. Only what is
   * explained (a detour, answers that are gone) keeps the address asked for.
   */
  address: string | null
}

const slugsOf = (place: Place) => (place.kind === 'outcome' ? (place.outcome.articles ?? []) : [])

/** Everything for a step that was asked for. */
export function useStep(flowId: string, step: string): StepData {
  const situation = useSituation(flowId)
  const { flow, asked, facts } = situation
  const wanted = asked.goesOn ? walkAll(flow, asked.answers, facts).end.step : (asked.step ?? step)
  const standing = stepTo(flow, asked.answers, facts, wanted)
  const { here, walk, detour } = standing
  // A form that was sent without an answer comes back and says so.
  const missed = asked.goesOn && here.kind === 'question' && here.step === step
  const { data: related } = useSuspenseQuery(relatedQuery(slugsOf(here)))
  const isOlder = asked.version !== null && asked.version !== flow.version
  const outdated = isOlder ? walk.dropped.filter(({ why }) => why !== 'not-on-the-way') : []
  const explained = detour !== null || asked.forgotten || outdated.length > 0
  const settled = here.kind === 'hand-over' || !(explained || missed)
  const address = settled ? stepAddress(situation, here.step, walk.answers) : null
  return { situation, standing, related, outdated, missed, address }
}

/** Asks for what the page at the end of a way tells besides. That page asks anew for what does not come. */
export const bring = async (client: QueryClient, { end }: Walk): Promise<void> => {
  await client.query(relatedQuery(slugsOf(end))).catch(() => undefined)
}

/** Whether the page at the end of a way has nothing to wait for. That of the hand-over is another one, of which the file may not be there. */
export const isThere = (client: QueryClient, { facts, asked }: Situation, way: Walk): boolean =>
  way.end.kind !== 'hand-over' &&
  openChecks(way, facts).length === 0 &&
  evidenceAtHand(client, asked.article) !== null &&
  client.getQueryData(relatedQuery(slugsOf(way.end)).queryKey) !== undefined

/** Where whoever comes with a known cause is led on to; null for all others. */
export function entryAddress(situation: Situation, search: URLSearchParams): string | null {
  const entry = entryOf(situation.flow, search)
  if (!entry) return null
  const { here, walk } = stepTo(situation.flow, entry.answers, situation.facts, entry.step)
  return stepAddress(situation, here.step, walk.answers)
}
