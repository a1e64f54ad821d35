import { Refusal } from './problem.ts'

/**
 * How many of what may come in how many seconds (decision 021). Of one address: a whole office may sit behind it. Of one reader: an
 * account, or a browser's number. Of all: what nobody signed for, so that neither many addresses nor much computing power
 * can bury the editors.
 */
export const limits = {
  readsOfAddress: { uses: 600, seconds: 10 },
  refusedTokensOfAddress: { uses: 300, seconds: 60 },
  votesOfAddress: { uses: 120, seconds: 600 },
  votesOfReader: { uses: 30, seconds: 600 },
  commentsOfAddress: { uses: 40, seconds: 600 },
  commentsOfReader: { uses: 10, seconds: 600 },
  challengesOfAddress: { uses: 200, seconds: 600 },
  outcomesOfAddress: { uses: 600, seconds: 600 },
  searchesOfAddress: { uses: 900, seconds: 60 },
  /** Drawn for this address; who comes for more has them drawn by the browser. */
  pagesOfAddress: { uses: 300, seconds: 60 },
  missedSearchesOfAddress: { uses: 60, seconds: 600 },
  missedSearches: { uses: 600, seconds: 600 },
  /** Of all readers, as nobody signs for a report and no work is proved. */
  outcomes: { uses: 3000, seconds: 600 },
  anonymousVotes: { uses: 3000, seconds: 600 },
  anonymousComments: { uses: 300, seconds: 600 },
  /** Not a limit: how many there are decides what the next one costs. */
  challenges: { uses: Number.MAX_SAFE_INTEGER, seconds: 300 },
} as const satisfies Record<string, { uses: number; seconds: number }>
export type LimitName = keyof typeof limits

/** `used`: in the period that is running now, for which there are `seconds` left. */
export type Count = { used: number; isOver: boolean; seconds: number }

/** Counts for longer than one `createApp` lives. */
export type Limits = {
  /** Counts one more. */
  count(limit: LimitName, who: string): Count | Promise<Count>
  /** Counts nothing, and says whether there may be another: `isOver` when there may not. */
  look(limit: LimitName, who: string): Count | Promise<Count>
}

const nothing: Count = { used: 0, isOver: false, seconds: 0 }
/** For tests, and for a browser that is its own server. */
export const noLimits: Limits = { count: () => nothing, look: () => nothing }

/** Throws `too_many_requests` with the time after which there may be more (RFC 9110, section 10.2.3), in whole seconds. */
export function refuseOver({ isOver, seconds }: Count): void {
  if (isOver) throw new Refusal('too_many_requests', {}, { 'Retry-After': String(Math.max(1, seconds)) })
}
