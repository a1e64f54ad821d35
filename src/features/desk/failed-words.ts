import { ApiProblem, ApiUnreachable } from '../../http/problems.ts'
import { shell, unreachableTexts } from '../../messages/shell.ts'

/** In the editor's words, why something did not come or was not done. */
export const failedWords = (error: unknown): string => {
  if (error instanceof ApiUnreachable) return unreachableTexts[error.kind]
  if (error instanceof ApiProblem && error.problem.status === 503) return unreachableTexts.server
  return shell.unexpected
}
