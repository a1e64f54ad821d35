import { createMiddleware } from 'hono/factory'
import { routePath } from 'hono/route'
import type { ApiEnv, HostNotes, Ports } from '../app.ts'
import { createHoldBack } from './hold-back.ts'
import type { Rights } from '../access/gate.ts'
import { Refusal } from './problem.ts'
import { checkBody, longestAddress, mayHaveBody } from './request-limits.ts'
import { rightsInView } from '../access/view-as.ts'

/** The rest is for anybody, or its address is the right to see it. */
const isOfReaders = (path: string) => path.startsWith('/api')

/**
 * All that a request goes through before its handler, in one step: each step of its own would cost every request more than what it does
 * (decision 009). Who asks too much is refused before anything is read, and bodies are read before any token is looked at.
 */
export function entrance({ limits, verifyToken }: Pick<Ports, 'limits' | 'verifyToken'>) {
  const holdBack = createHoldBack(limits)

  async function rightsBy(authorization: string, address: string | null | undefined): Promise<Rights> {
    try {
      return await verifyToken(authorization)
    } catch (error) {
      if (error instanceof Refusal && error.code === 'invalid_token') await holdBack.refusedToken(address)
      throw error
    }
  }

  return createMiddleware<ApiEnv>(async (context, next) => {
    const { req } = context
    const { method, path } = req
    // A test may give the API a request and nothing besides.
    const notes = context.env as HostNotes | undefined
    if (notes) notes.route = routePath(context, -1)
    const address = notes?.address
    const ofReaders = isOfReaders(path)
    const held = ofReaders && holdBack.request(method, path, address)
    if (held) await held
    if (req.url.length > longestAddress) throw new Refusal('uri_too_long')
    if (mayHaveBody(method)) await checkBody(context)
    if (!ofReaders) return next()
    const authorization = req.header('Authorization')
    // A token that is sent and bad is refused; treating its bearer as anonymous would hide the fault.
    if (authorization !== undefined) {
      const heldToo = holdBack.token(address)
      if (heldToo) await heldToo
    }
    const own = authorization === undefined ? null : await rightsBy(authorization, address)
    context.set('rights', rightsInView(req, own))
    return next()
  })
}

/**
 * What is said of any answer to a reader that does not say it itself. Before the answer is there: a header that is set on it afterwards makes
 * Hono read its body as a stream.
 */
export const notToBeKept = createMiddleware<ApiEnv>((context, next) => {
  context.header('X-Content-Type-Options', 'nosniff')
  context.header('Cache-Control', 'private, no-store')
  context.header('Vary', 'Authorization')
  return next()
})
