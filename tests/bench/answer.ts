import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { newFolder } from './processes.ts'

/** What Node writes for each connection by itself, and what differs from one request to the next. */
const ownHeaders = new Set(['connection', 'keep-alive', 'date', 'transfer-encoding', 'content-length'])

/** What the portal answered, in a file from which a floor answers the same. */
export async function recordAnswer(answer: Response): Promise<{ path: string; body: string }> {
  const body = await answer.text()
  if (answer.status !== 200) throw new Error(`${answer.url} answers ${answer.status}: ${body}`)
  const headers = Object.fromEntries([...answer.headers].filter(([name]) => !ownHeaders.has(name)))
  const path = join(newFolder(), 'answer.json')
  writeFileSync(path, JSON.stringify({ headers, body }))
  return { path, body }
}
