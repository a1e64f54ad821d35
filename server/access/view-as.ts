import type { Context } from 'hono'
import * as v from 'valibot'
import { readViewAs, viewAsSchema } from '../../contract/view-as.ts'
import type { Rights } from './gate.ts'
import { Refusal } from '../http/problem.ts'

type Asked = { method: string; header(name: string): string | undefined }

/**
 * The rights to answer with, when an editor asks to be answered as somebody else (decision 022): never more than the editor's own. Nothing but
 * reading is possible then. Whoever is no editor is refused, for an answer as if the header were not there would look like the view.
 */
export function rightsInView(request: Asked, rights: Rights | null): Rights | null {
  const wanted = request.header('X-View-As')
  if (wanted === undefined) return rights
  if (!rights) throw new Refusal('sign_in_required', { remedy: 'sign-in' })
  if (!rights.editor) throw new Refusal('not_allowed', { remedy: 'contact-support' })
  if (request.method !== 'GET' && request.method !== 'HEAD') throw new Refusal('view_is_read_only')
  if (!v.is(viewAsSchema, wanted))
    throw new Refusal('invalid_request', {
      errors: [{ path: 'header.x-view-as', message: 'There is no such reader to view as.' }],
    })
  return as(wanted, rights)
}

/** Whether an answer is the same for everybody: what an editor sees in nobody's place is still an answer to the editor. */
export const isForAnybody = (context: Context) => context.req.header('Authorization') === undefined

/** Of the editor's own rights, what such a reader would have of them. */
function as(wanted: string, rights: Rights): Rights | null {
  const { who, products } = readViewAs(wanted)
  if (who === 'anonymous') return null
  const signedIn: Rights = {
    ...rights,
    // It is not a particular reader.
    name: null,
    email: null,
    emailVerified: true,
    organisation: null,
    maintenance: 'none',
    products: null,
    agreements: null,
    editor: false,
    groupsLeftOut: false,
  }
  if (who === 'signed-in') return signedIn
  const organisation = rights.organisation ?? 'Example'
  if (who === 'member') return { ...signedIn, organisation, maintenance: 'active', products }
  return { ...signedIn, organisation }
}
