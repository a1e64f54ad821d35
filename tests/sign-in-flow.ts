import { readFileSync } from 'node:fs'
import * as v from 'valibot'
import { parse } from 'yaml'
import { type EntryKey, flowSchema } from '../contract/troubleshooter.ts'
import { demoConfig } from '../mocks/demo-config.ts'

const flow = v.parse(flowSchema, parse(readFileSync('content/en/troubleshooters/sign-in.yaml', 'utf8')))
const { accountService, portal } = demoConfig('').brand

/** The heading of the step where the sign-in troubleshooter deals with a cause, as the demo's readers see it. */
export function stepFor(cause: EntryKey): string {
  const step = flow.steps[flow.entries?.[cause]?.step ?? '']
  if (!step || 'check' in step) throw new Error(`${cause} leads to no page`)
  const title = 'question' in step ? step.question : step.outcome
  return title.replaceAll('{accountService}', accountService).replaceAll('{portal}', portal)
}
