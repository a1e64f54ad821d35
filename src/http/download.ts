import * as v from 'valibot'
import { problemSchema } from '../../contract/problem.ts'
import { session } from '../session/session.ts'
import { ownAddress } from './api.ts'
import { ApiProblem, ApiUnreachable } from './problems.ts'

/** Milliseconds: a file may be long. */
const patience = 60_000

/**
 * A file of the API with the name that it gives it. A link could not bring the token along. A token that has just run out is renewed once;
 * rejects with `ApiProblem` or `ApiUnreachable`.
 */
export async function download(path: string): Promise<{ file: Blob; name: string }> {
  const token = await session.accessToken()
  let answer = await ask(path, token)
  if (answer.status === 401 && token) answer = await ask(path, await session.replaceToken(token))
  if (!answer.ok) {
    const problem = v.safeParse(problemSchema, await answer.json().catch(() => null))
    if (problem.success) throw new ApiProblem(problem.output)
    throw new ApiUnreachable(answer.status >= 500 ? 'server' : 'unreadable', `GET ${path}: ${answer.status}`)
  }
  const [, name] = /filename="([\w.-]+)"/.exec(answer.headers.get('Content-Disposition') ?? '') ?? []
  // Whoever answers in the API's place knows nothing of a file.
  if (!name) throw new ApiUnreachable('unreadable', `GET ${path}: no file`)
  return { file: await answer.blob().catch(brokenOff), name }
}

async function ask(path: string, token: string | null) {
  const signal = AbortSignal.timeout(patience)
  const headers: Record<string, string> = token ? { Authorization: `Bearer ${token}` } : {}
  try {
    return await fetch(ownAddress(path), { headers, redirect: 'error', signal })
  } catch (cause) {
    throw new ApiUnreachable(signal.aborted ? 'timeout' : 'offline', `GET ${path}`, cause)
  }
}

function brokenOff(cause: unknown): never {
  throw new ApiUnreachable('offline', 'the file broke off', cause)
}
