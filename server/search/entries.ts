import type { ServedFlow, Step } from '../../contract/troubleshooter.ts'
import type { CompiledArticle } from '../content/content.ts'
import { fillIn, type Vocabulary } from '../content/vocabulary.ts'
import { plainText, type Section, sectionsOf } from './plain-text.ts'
import { leadTo } from './way-to-step.ts'

/** Something that can be found: an article, or a step of a troubleshooter that a link can lead to. */
export type Entry =
  | { type: 'article'; article: CompiledArticle }
  | { type: 'step'; flow: ServedFlow; step: string; answers: Record<string, string> }

/** What of an entry is looked into; all after `summary` belong to a section. `label`: what a reader chooses who is led to a step. */
export const fields = ['title', 'summary', 'heading', 'body', 'label'] as const

/** What an entry says, as it is indexed and as it is quoted. */
export type Told = {
  title: string
  summary: string
  /** What is known by, and not shown. */
  topics: string
  labels: string
  sections: readonly Section[]
}

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
    const { title, summary, topics } = entry.article
    return { title, summary, topics: topics.join(' '), labels: '', sections: sectionsOf(entry.article) }
  }
  const { flow, step: id } = entry
  const step = Object.hasOwn(flow.steps, id) ? flow.steps[id] : undefined
  const said = step ? wordsOfStep(step) : { title: '', summary: '', text: '' }
  const first = id === flow.start
  // In articles they are filled in already.
  const named = (words: string) => fillIn(words, vocabulary)
  return {
    title: named(first ? flow.title : said.title),
    summary: named(first ? flow.summary : said.summary),
    topics: id.replaceAll('-', ' '),
    labels: named(first ? said.title : labelsTo(flow, id)),
    sections: [{ heading: null, second: null, text: named(said.text) }],
  }
}

function wordsOfStep(step: Step): { title: string; summary: string; text: string } {
  if ('question' in step) {
    const labels = Object.values(step.answers).map(({ label }) => label)
    return { title: step.question, summary: step.hint ?? '', text: labels.join(' · ') }
  }
  if ('outcome' in step) {
    const texts = [plainText(step.text), step.copy?.text ?? '']
    return { title: step.outcome, summary: '', text: texts.filter((text) => text !== '').join(' ') }
  }
  return { title: '', summary: '', text: '' }
}

/** In the words of whoever is in the situation: what is chosen on the way to a step. */
const labelsTo = (flow: ServedFlow, id: string): string =>
  Object.values(flow.steps)
    .flatMap((step) => ('question' in step ? Object.values(step.answers) : []))
    .filter(({ next }) => next === id)
    .map(({ label }) => label)
    .join(' · ')
