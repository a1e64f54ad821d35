import * as v from 'valibot'
import { expect } from 'vitest'
import { problemSchema } from '../contract/problem.ts'
import { testPorts } from '../mocks/node.ts'
import { people } from '../mocks/people.ts'
import { tokenFor } from '../mocks/tokens.ts'
import { createApp, type Ports } from '../server/app.ts'
import type { CompiledArticle } from '../server/content/content.ts'

export const article = (slug: string, changes: Partial<CompiledArticle> = {}): CompiledArticle => ({
  slug,
  title: slug,
  summary: `About ${slug}.`,
  kind: 'instruction',
  access: 'public',
  secret: false,
  products: [],
  topics: ['account'],
  versions: 'not-version-specific',
  revision: 1,
  updatedAt: '2026-11-23',
  updatedBy: { name: 'The editors', email: 'editors@example.com' },
  redirectFrom: [],
  html: `<h2 id="steps">Steps</h2><p>canary of ${slug}</p>`,
  headings: [{ id: 'steps', text: 'Steps', level: 2 }],
  ...changes,
})
/** One article for each way to be closed, and one flow. */
export const content = {
  articles: [
    article('open'),
    article('for-signed-in', { access: 'signed-in' }),
    article('manual', { access: 'maintenance', products: ['signpost-portal'], kind: 'support-article' }),
    article('any-agreement', { access: 'maintenance', topics: ['agreement'] }),
    article('handbook', { access: 'editors' }),
    article('hidden', { access: 'editors', secret: true }),
  ],
  flows: [
    {
      id: 'sign-in',
      version: 'v1',
      title: 'Problems',
      summary: 'Finds the fix.',
      start: 'what',
      steps: {
        what: {
          question: 'What?',
          answers: { a: { label: 'A', next: 'done' }, b: { label: 'B', next: 'done' } },
        },
        done: { outcome: 'Done', text: '<p>Done</p>' },
      },
    },
  ],
}
export const person = (name: string) => {
  const found = people.find(({ email }) => email.startsWith(`${name}@`))
  if (!found) throw new Error(`Nobody is called ${name}`)
  return found
}
/** The real API in memory, with what a test wants otherwise. */
export const appWith = (changes: Partial<Ports> = {}) => createApp(testPorts({ content, ...changes }))
export const app = appWith()
export const bearer = async (...who: Parameters<typeof tokenFor>) => ({
  Authorization: `Bearer ${await tokenFor(...who)}`,
})
export const as = (name: string) => bearer(person(name))
/** The problem details that the answer is. */
export const problemOf = async (answer: Response) => {
  expect(answer.headers.get('Content-Type')).toBe('application/problem+json')
  return v.parse(problemSchema, await answer.json())
}
