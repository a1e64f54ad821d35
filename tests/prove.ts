import { solveChallenge } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2'
import * as v from 'valibot'
import { type Challenge, challengeSchema, type ProofPurpose } from '../contract/feedback.ts'

type Asked = { request: (path: string, init?: RequestInit, env?: object) => Response | Promise<Response> }

export const challengeFrom = async (
  app: Asked,
  purpose: ProofPurpose,
  article = 'open',
  env: object = {},
): Promise<Challenge> =>
  v.parse(
    challengeSchema,
    await (await app.request(`/api/challenges?purpose=${purpose}&article=${article}`, {}, env)).json(),
  )

export const payloadOf = (proof: object) => btoa(JSON.stringify(proof))

/** What a browser sends in `X-Challenge`. */
export async function solved(challenge: Challenge): Promise<string> {
  const solution = await solveChallenge({ challenge, deriveKey })
  return payloadOf({ challenge, solution })
}
