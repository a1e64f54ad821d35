import { expect, test } from 'vitest'
import { article } from '../../tests/api.ts'
import type { LogEvent } from '../app.ts'
import type { Content } from '../content/content.ts'
import { createReload } from './live-content.ts'

/** Reads again until nothing runs any more; answers what was said of it. */
function reloading(read: () => Promise<Content>, take: (content: Content) => void) {
  const said: LogEvent[] = []
  const results: string[] = []
  const ended = Promise.withResolvers<void>()
  const reload = createReload({
    read: async () => ({ content: await read(), faults: [], notices: [] }),
    take,
    log(event) {
      said.push(event)
      ended.resolve()
    },
    reloaded: (result) => results.push(result),
  })
  return { reload, said, results, ended: ended.promise }
}
const content = { articles: [article('open')], flows: [] }

test('content of which no portal can be made is refused like any that cannot be read, and the server goes on', async () => {
  const error = new Error('It cannot be served.')
  const { reload, said, results, ended } = reloading(
    () => Promise.resolve(content),
    () => {
      throw error
    },
  )
  reload()
  await ended
  expect(said).toEqual([{ level: 'error', event: 'content not read', error }])
  expect(results).toEqual(['refused'])
})

test('what changes while it is read is read once more, however often that is said', async () => {
  let reads = 0
  const first = Promise.withResolvers<Content>()
  const second = Promise.withResolvers<void>()
  const taken: Content[] = []
  const { reload } = reloading(
    () => {
      reads += 1
      return reads === 1 ? first.promise : Promise.resolve(content)
    },
    (next) => {
      taken.push(next)
      if (taken.length === 2) second.resolve()
    },
  )
  reload()
  reload()
  reload()
  first.resolve(content)
  await second.promise
  expect([reads, taken.length]).toEqual([2, 2])
})
