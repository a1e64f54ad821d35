import { expect } from 'vitest'
import { checkFlowLinks } from '../server/content/check-links.ts'
import { describeFault, Faults } from '../server/content/faults.ts'
import { readFlowFile, renderFlow } from '../server/content/flow-file.ts'
import type { Site } from '../server/content/links.ts'

const file = 'en/troubleshooters/help.yaml'
export const today = '2026-11-24'

/** What is wrong with a flow in a portal that has two articles, one of them secret. */
export function faultsOf(source: string): string[] {
  const faults = new Faults()
  const draft = readFlowFile(source, { file, id: 'help', today, faults })
  if (draft) {
    const site: Site = {
      articles: new Map([
        ['sign-in', { anchors: new Set(['links']), secret: false }],
        ['hidden', { anchors: new Set<string>(), secret: true }],
      ]),
      flows: new Map([['help', draft.flow]]),
      media: new Set(),
    }
    checkFlowLinks(
      renderFlow(draft, () => null),
      site,
      faults,
    )
  }
  return faults.all.map(describeFault)
}

export const yaml = (...lines: string[]) => lines.join('\n')
export const head = yaml('title: Help', 'summary: Finds it.', 'start: what')
export const what = yaml('  what:', '    question: What?', '    answers:')
export const first = '      a: { label: A, next: done }'
export const second = '      b: { label: B, next: done }'
export const done = yaml('  done:', '    outcome: Done', '    text: Well done.')
export const flow = (...steps: string[]) => yaml(head, 'steps:', ...steps)
export const sound = flow(what, first, second, done)
export const check = (id: string, fact: string, yes: string, no = 'done', unknown = 'done') =>
  yaml(
    `  ${id}:`,
    `    check: ${fact}`,
    '    says: { yes: Y, no: N }',
    `    yes: ${yes}`,
    `    no: ${no}`,
    `    unknown: ${unknown}`,
  )
export const outcome = (extra: string) => flow(what, first, second, done, extra)

/** `source`: the line that ends in `#!` is the one that must be named, with what is wrong there and the cure. */
export type FaultyFlow = [name: string, source: string, fault: string]

export function expectFault(source: string, fault: string) {
  const marked = source.split('\n').flatMap((line, index) => (line.endsWith('#!') ? [index + 1] : []))
  const faults = faultsOf(source)
  for (const line of marked) {
    const here = faults.filter((one) => one.startsWith(`${file}:${line}: `))
    expect(here.join('\n'), faults.join('\n')).toContain(fault)
  }
  expect(marked).not.toEqual([])
  for (const one of faults) expect(one).toMatch(/^en\/[^:]+:\d+: .+\. .+\.$/)
}
