import { type Answers, handOver } from '../../../contract/flow-walk.ts'
import * as v from 'valibot'
import { slugSchema } from '../../../contract/article.ts'
import { type EntryKey, type Flow, type ServedFlow, entryKeys } from '../../../contract/troubleshooter.ts'
import { paths } from '../../paths.ts'
import type { Kept } from './kept.ts'
import { isSensitive, parted } from './sensitive.ts'

/** Query parameters with a meaning of their own; no question can have such an id. */
const article = 'article'
const enter = 'enter'
const version = 'version'
const kept = 'kept'
const go = 'go'
const reserved = new Set([article, enter, version, kept, go])

export type Written = {
  answers: Answers
  /** Slug of the article that the reader came from. */
  article: string | null
  /** Of the flow, when the address was made. */
  version: string | null
  /** What the address does not show, by its name. */
  kept: string | null
  /** Sent by a form: goes on as far as the answers lead. */
  goesOn: boolean
}

/** What an address says. The first of two answers to one question counts. */
export function readAddress(search: URLSearchParams): Written {
  const answers = new Map<string, string>()
  for (const [step, answer] of search)
    if (!reserved.has(step) && !answers.has(step)) answers.set(step, answer)
  const slug = v.safeParse(slugSchema, search.get(article))
  return {
    answers,
    article: slug.success ? slug.output : null,
    version: search.get(version),
    kept: search.get(kept),
    goesOn: search.has(go),
  }
}

export type Asked = Omit<Written, 'kept'> & {
  /** The step, where the address hides it. */
  step: string | null
  /** The address stands for answers that are gone from memory. */
  forgotten: boolean
}

/** What a reader asks for: what the address says, and what it stands for. An address cannot answer a sensitive question. */
export function recalled(flow: Flow, memory: Kept, { answers, kept, ...written }: Written): Asked {
  const hidden = kept === null ? null : memory.recall(kept)
  const open = [...answers].filter(([id]) => !isSensitive(flow, id))
  return {
    ...written,
    answers: new Map([...open, ...(hidden?.answers ?? [])]),
    step: hidden?.step ?? null,
    forgotten: kept !== null && hidden === null,
  }
}

/** What every address of a visit has in common. */
export type Visit = { flow: ServedFlow; kept: Kept; asked: { article: string | null } }

/**
 * The one address of a state. `answers` in the order of their walk: from a sensitive one on they are kept in memory, and so
 * is the step, where it lies behind.
 */
export function stepAddress({ flow, kept: memory, asked }: Visit, step: string, answers: Answers): string {
  const { open, hidden } = parted(flow, answers)
  const said = {
    ...Object.fromEntries(open),
    [version]: flow.version,
    ...(asked.article ? { [article]: asked.article } : {}),
  }
  const [sensitive] = hidden.keys()
  if (sensitive === undefined) return paths.step(flow.id, step, said)
  const isOpen = step === sensitive || step === handOver || open.has(step)
  const name = memory.keep({ step: isOpen ? null : step, answers: hidden })
  return paths.step(flow.id, isOpen ? step : sensitive, { ...said, [kept]: name })
}

/** Where a reader starts whom the portal can place already, e.g. by the lock in front of an article. */
export function entryOf(flow: Flow, search: URLSearchParams): { step: string; answers: Answers } | null {
  const key = search.get(enter)
  const entry = key !== null && isEntryKey(key) ? flow.entries?.[key] : undefined
  return entry ? { step: entry.step, answers: new Map(Object.entries(entry.answers)) } : null
}

const isEntryKey = (key: string): key is EntryKey => (entryKeys as readonly string[]).includes(key)

/** What a form without JavaScript sends beside an answer: all that its page's address says, and that the answer leads on. */
export function fieldsOf(address: string): { action: string; fields: [name: string, value: string][] } {
  const [action = '', search = ''] = address.split('?')
  return { action, fields: [...new URLSearchParams(search), [go, 'on']] }
}
