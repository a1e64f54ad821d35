import type { Result, Router } from 'hono/router'
import { RegExpRouter } from 'hono/router/reg-exp-router'
import { SmartRouter } from 'hono/router/smart-router'
import { TrieRouter } from 'hono/router/trie-router'
import { onlyDescribes } from './describe.ts'

const desk = '/api/desk/'

/**
 * Finds what readers ask by one regular expression for all their addresses, which Hono builds where no two of them can be meant by the same words.
 * Of the desk's, some can (`/comments/:id`, `/comments/counts`); so these are looked for as Hono does by default, and apart.
 */
export class AddressRouter<Target> implements Router<Target> {
  readonly #ofReaders = new SmartRouter<Target>({ routers: [new RegExpRouter(), new TrieRouter()] })
  readonly #ofDesk = new TrieRouter<Target>()

  /** Which routers find what; that of readers is chosen with the first question. */
  get name() {
    return `${this.#ofReaders.name}, desk: ${this.#ofDesk.name}`
  }
  add(method: string, path: string, target: Target) {
    // Of no request's concern: each step on its way would have to be waited for.
    if (Array.isArray(target) && onlyDescribes(target[0])) return
    if (!path.startsWith(desk)) this.#ofReaders.add(method, path, target)
    if (path.startsWith(desk) || path.endsWith('*')) this.#ofDesk.add(method, path, target)
  }
  match(method: string, path: string): Result<Target> {
    return (path.startsWith(desk) ? this.#ofDesk : this.#ofReaders).match(method, path)
  }
}
