import * as v from 'valibot'
import type { LogEvent, Ports } from '../server/app.ts'
import { createMemoryStore } from '../server/store/memory/memory-store.ts'
import { appWith, as } from './api.ts'
import { leaveComment, type storedComment } from './comments.ts'

/** A desk of its own, whose clock stands still, with what came in there and what its log says. */
export function createDesk(changes: Partial<Ports> = {}) {
  const store = createMemoryStore()
  const log: LogEvent[] = []
  const now = () => new Date('2026-11-25T08:00:00.000Z')
  const app = appWith({ store, now, log: (event) => log.push(event), ...changes })

  const ask = async (path: string, { who = 'editor', ...init }: RequestInit & { who?: string } = {}) =>
    app.request(`/api/desk/${path}`, {
      ...init,
      headers: { ...(who === 'nobody' ? {} : await as(who)), 'Content-Type': 'application/json' },
    })
  return {
    store,
    log,
    app,
    add: (...comment: Parameters<typeof storedComment>) => leaveComment(store, ...comment),
    ask,
    read: async <Schema extends v.GenericSchema>(schema: Schema, path: string) =>
      v.parse(schema, await (await ask(path)).json()),
    change: (path: string, body: object, method = 'PATCH') =>
      ask(path, { method, body: JSON.stringify(body) }),
  }
}
