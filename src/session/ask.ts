/** What came of a request, whatever it was. `url`: where it ended, after redirects. `silent`: nothing that this page may read. */
export type Answer =
  | { kind: 'json'; status: number; url: string; body: Readonly<Record<string, unknown>> }
  | { kind: 'other'; status: number; url: string }
  | { kind: 'silent' }
  | { kind: 'late' }

/** Asks without cookies, past every cache. Never rejects. */
export type Ask = (address: string, init?: RequestInit) => Promise<Answer>

/** Gives each request `milliseconds`, and all of them no longer than `signal` lets them. */
export const askWithin =
  (milliseconds: number, signal?: AbortSignal): Ask =>
  async (address, init) => {
    const late = AbortSignal.timeout(milliseconds)
    try {
      const response = await fetch(address, {
        cache: 'no-store',
        credentials: 'omit',
        signal: signal ? AbortSignal.any([late, signal]) : late,
        ...init,
      })
      return await read(response)
    } catch {
      return { kind: late.aborted || signal?.aborted ? 'late' : 'silent' }
    }
  }

async function read(response: Response): Promise<Answer> {
  const { status, url } = response
  const text = await response.text()
  try {
    const body: unknown = JSON.parse(text)
    if (isRecord(body)) return { kind: 'json', status, url, body }
  } catch {
    // A page of somebody else's, most likely. What it says does not matter here.
  }
  return { kind: 'other', status, url }
}

const isRecord = (body: unknown): body is Readonly<Record<string, unknown>> =>
  typeof body === 'object' && body !== null && !Array.isArray(body)
