import { ApiProblem, ApiUnreachable } from '../http/problems.ts'

/** The API's refusals and a network that fails are shown to the reader, and no fault of the portal. Anything else is. */
export function reportCaught(error: unknown) {
  if (error instanceof ApiProblem || error instanceof ApiUnreachable) return
  reportError(error)
}
