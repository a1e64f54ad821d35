import { type Challenge, challengeSchema, type ProofPurpose } from '../../../contract/feedback.ts'
import { get } from '../../http/api.ts'
import { ApiProblem } from '../../http/problems.ts'
import { session } from '../../session/session.ts'
import { allowOwnScripts } from '../../ui/own-scripts.ts'
import type { Solution } from './solve.ts'

/** Ready to be sent, but not before `from`; worth sending until `until`, both as of `performance.now()`. */
type Proof = { header: string; from: number; until: number }

const begun = new Map<string, { proof: Promise<Proof>; until: number }>()

/**
 * Begins the work that an anonymous reader's rating or comment has to prove (decision 020), so that it is done when they are. Cheap to
 * call at every letter: there is one proof at a time, and another when it grows old. What fails here is tried again when it is needed.
 */
export function beginProof(purpose: ProofPurpose, article: string): void {
  if (!isSignedIn()) proofOf(purpose, article).catch(() => undefined)
}

/**
 * Sends with a proof what nobody signs for. A proof that does not count, because it is too old, was used by a try whose answer was lost, or
 * belongs to another server, is made anew and sent once more: the reader need not know.
 */
export async function sendProved<T>(
  purpose: ProofPurpose,
  article: string,
  send: (headers: Record<string, string>) => Promise<T>,
): Promise<T> {
  if (isSignedIn()) return send({})
  try {
    return await send(await takeProof(purpose, article))
  } catch (error) {
    if (!(error instanceof ApiProblem) || error.problem.code !== 'challenge_refused') throw error
    return send(await takeProof(purpose, article))
  }
}

const isSignedIn = () => 'account' in session.get()

function proofOf(purpose: ProofPurpose, article: string): Promise<Proof> {
  const key = `${purpose} ${article}`
  const known = begun.get(key)
  if (known && performance.now() < known.until) return known.proof
  const entry = { proof: prove(purpose, article), until: Number.POSITIVE_INFINITY }
  begun.set(key, entry)
  entry.proof.then(
    // A quarter of its time is left to whoever thinks for a while before sending.
    ({ from, until }) => (entry.until = from + (until - from) * 0.75),
    () => begun.get(key) === entry && begun.delete(key),
  )
  return entry.proof
}

/** Each is used once. */
async function takeProof(purpose: ProofPurpose, article: string): Promise<Record<string, string>> {
  const proof = proofOf(purpose, article)
  begun.delete(`${purpose} ${article}`)
  const { header, from } = await proof
  // Who sends faster than people write is taken for a robot, and would be when a proof had to be made anew.
  await new Promise((resolve) => setTimeout(resolve, Math.max(0, from - performance.now())))
  return { 'X-Challenge': header }
}

async function prove(purpose: ProofPurpose, article: string): Promise<Proof> {
  const question = new URLSearchParams({ purpose, article })
  const challenge = await get(`/challenges?${question.toString()}`, challengeSchema)
  const { issuedAt, expiresAt, pace } = challenge.parameters.data
  const arrived = performance.now()
  const solution = await inWorker(challenge).catch(async () => (await import('./solve.ts')).solve(challenge))
  if (!solution) throw new ApiProblem(unsolved)
  return {
    header: btoa(JSON.stringify({ challenge, solution })),
    from: purpose === 'comment' ? arrived + pace : arrived,
    until: arrived + expiresAt - issuedAt,
  }
}

const unsolved = {
  type: 'about:blank',
  title: 'the challenge was not solved',
  status: 403,
  code: 'challenge_required',
} as const

/** A browser may have no workers, or be kept from starting one: then the page counts itself, a little at a time. */
function inWorker(challenge: Challenge): Promise<Solution> {
  return new Promise((resolve, reject) => {
    allowOwnScripts()
    const worker = new Worker(new URL('./solve-worker.ts', import.meta.url), { type: 'module' })
    worker.addEventListener('message', ({ data }: MessageEvent<Solution>) => {
      worker.terminate()
      resolve(data)
    })
    worker.addEventListener('error', (event) => {
      event.preventDefault()
      reject(new Error('the worker did not start'))
    })
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin but ours
    worker.postMessage(challenge)
  })
}
