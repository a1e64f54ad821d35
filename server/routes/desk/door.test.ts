import { describe, expect, test } from 'vitest'
import { people } from '../../../mocks/people.ts'
import { problemOf } from '../../../tests/api.ts'
import { createDesk } from '../../../tests/desk.ts'

describe('the door', () => {
  const calls: [method: string, path: string][] = [
    ['GET', 'comments'],
    ['GET', 'comments/counts'],
    ['GET', 'comments/c1'],
    ['GET', 'comments.csv'],
    ['PATCH', 'comments/c1'],
    ['POST', 'comments/changes'],
    ['GET', 'nothing-here'],
  ]
  const others = people
    .filter(({ roles }) => !roles?.includes('editor'))
    .map(({ email }) => email.split('@')[0] ?? '')

  test.each(calls)('keeps %s %s for editors', async (method, path) => {
    const { store, log, add, ask } = createDesk()
    await add('c1')
    const init = {
      method,
      ...(method !== 'GET' && { body: JSON.stringify({ seen: null, status: 'handled' }) }),
    }
    expect((await problemOf(await ask(path, { ...init, who: 'nobody' }))).code).toBe('sign_in_required')
    for (const who of others)
      expect((await problemOf(await ask(path, { ...init, who }))).code).toBe('not_allowed')
    expect((await store.comment('c1'))?.status).toBe('open')
    expect(log).toEqual([])
  })
})
