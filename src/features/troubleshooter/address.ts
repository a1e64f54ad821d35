import * as v from 'valibot'
import { slugSchema } from '../../../contract/article.ts'
import { type EntryKey, type Flow, entryKeys } from '../../../contract/troubleshooter.ts'
import { paths } from '../../paths.ts'
import { type Answers, handOver } from './walk.ts'

/** Query parameters with a meaning of their own; no question can have such an id. */
const article = 'article'
const enter = 'enter'
const reserved = new Set([article, enter])

export type Asked = {
  answers: Answers
  /** Slug of the article that the reader came from. */
  article: string | null
}

/** What an address says. The first of two answers to one question counts. */
export function readAddress(search: URLSearchParams): Asked {
  const answers = new Map<string, string>()
  for (const [step, answer] of search)
    if (!reserved.has(step) && !answers.has(step)) answers.set(step, answer)
  const slug = v.safeParse(slugSchema, search.get(article))
  return { answers, article: slug.success ? slug.output : null }
}

/** The one address of a state. */
export const stepAddress = (flowId: string, step: string, { answers, article }: Asked) =>
  paths.step(flowId, step, { ...Object.fromEntries(answers), ...(article ? { article } : {}) })

export const handOverAddress = (flowId: string, asked: Asked) => stepAddress(flowId, handOver, asked)

/** Where a reader starts whom the portal can place already, e.g. by the lock in front of an article. */
export function entryOf(flow: Flow, search: URLSearchParams): { step: string; answers: Answers } | null {
  const key = search.get(enter)
  const entry = key !== null && isEntryKey(key) ? flow.entries?.[key] : undefined
  return entry ? { step: entry.step, answers: new Map(Object.entries(entry.answers)) } : null
}

const isEntryKey = (key: string): key is EntryKey => (entryKeys as readonly string[]).includes(key)
