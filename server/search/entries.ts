import type { Flow, ServedFlow, Step } from '../../contract/troubleshooter.ts'
import type { CompiledArticle } from '../content/content.ts'
import { plainText, type Section, sectionsOf } from './plain-text.ts'
import { leadTo } from './way-to-step.ts'

/** Something that can be found: an article, or a step of a troubleshooter that a link can lead to. */
export type Entry =
  | { type: 'article'; article: CompiledArticle }
  | { type: 'step'; flow: ServedFlow; step: string; answers: Record<string, string> }

/** What of an entry is looked into; `heading` and `body` belong to a section. */
export const fields = ['title', 'summary', 'heading', 'body'] as const

/** What an entry says, as it is indexed and as it is quoted. */
export type Told = { title: string; summary: string; sections: readonly Section[] }

/** Names for `{portal}` and the like in troubleshooters; in articles they are filled in already. */
export type Vocabulary = Readonly<Record<string, string>>

const fill = (text: string, vocabulary: Vocabulary) =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(vocabulary, name) ? (vocabulary[name] ?? whole) : whole,
  )

/** Everything that can be found, articles first; the same content has the same entries in the same order. */
export function entriesOf(articles: readonly CompiledArticle[], flows: readonly ServedFlow[]): Entry[] {
  return [
    ...articles.map((article): Entry => ({ type: 'article', article })),
    ...flows.flatMap((flow) =>
      [...leadTo(flow)].map(([step, answers]): Entry => ({ type: 'step', flow, step, answers })),
    ),
  ]
}

export function toldBy(entry: Entry, vocabulary: Vocabulary): Told {
  if (entry.type === 'article') {
    const { title, summary } = entry.article
    return { title, summary, sections: sectionsOf(entry.article) }
  }
  const { flow, step: id } = entry
  const step = Object.hasOwn(flow.steps, id) ? flow.steps[id] : undefined
  const { title, text } = step ? wordsOfStep(step) : { title: '', text: '' }
  const first = id === flow.start
  const named = (words: string) => fill(words, vocabulary)
  return {
    title: named(first ? `${flow.title}. ${title}` : title),
    summary: named(first ? `${flow.summary} ${text}` : text),
    sections: [{ heading: { id: '', text: named(labelsTo(flow, id)) }, second: null, text: '' }],
  }
}

export function titleOfStep(flow: Flow, id: string, vocabulary: Vocabulary): string {
  const step = Object.hasOwn(flow.steps, id) ? flow.steps[id] : undefined
  return step ? fill(wordsOfStep(step).title, vocabulary) : ''
}

function wordsOfStep(step: Step): { title: string; text: string } {
  if ('question' in step) {
    const labels = Object.values(step.answers).map(({ label }) => label)
    return { title: step.question, text: [step.hint ?? '', ...labels].filter(Boolean).join(' · ') }
  }
  if ('outcome' in step) return { title: step.outcome, text: plainText(step.text) }
  return { title: '', text: '' }
}

/** In the words of whoever is in the situation: what is chosen on the way to a step. */
const labelsTo = (flow: Flow, id: string): string =>
  Object.values(flow.steps)
    .flatMap((step) => ('question' in step ? Object.values(step.answers) : []))
    .filter(({ next }) => next === id)
    .map(({ label }) => label)
    .join(' · ')
