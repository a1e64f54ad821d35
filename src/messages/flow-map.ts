import { messages, plural } from './catalogue.ts'

/** The map of a troubleshooter, for people who write it. */
export const flowMap = messages({
  title: (flow: string) => `Map of “${flow}”`,
  intro:
    'For people who write this troubleshooter: every step and every way, as they are served at this moment. Readers are led one question at a time.',
  counts: (questions: number, checks: number, outcomes: number) =>
    `${plural(questions, { one: 'question', other: 'questions' })}, ${plural(checks, { one: 'check', other: 'checks' })}, ${plural(outcomes, { one: 'outcome', other: 'outcomes' })}.`,
  version: (version: string) => `Version ${version}.`,
  start: 'Open the troubleshooter',
  list: 'As a list',
  listText:
    'Every step is unfolded where a reader comes to it first. Wherever else a way leads to it, there is a link to that place.',
  unfold: 'Unfold all',
  fold: 'Fold all',
  drawing: 'As a drawing',
  drawingText:
    'The same as in the list, from left to right. Scroll in it to see the rest; choose a step to find it in the list.',
  key: 'Key',
  question: 'Question',
  check: 'Check',
  outcome: 'Outcome',
  unsolvedLine: 'Did not help',
  unknown: 'Could not be found out',
  unsolved: 'Did not help',
  handOver: 'Did not help: the summary to hand over',
  see: (step: string) => `see ${step}`,
  open: 'Open this step',
  sensitive: 'Sensitive',
  fact: (fact: string) => `Fact: ${fact}`,
  actions: (actions: string) => `Actions: ${actions}`,
  copyFor: (who: string) => `A text to copy for: ${who}`,
  from: (day: string) => `from ${day}`,
  until: (day: string) => `until ${day}`,
})
