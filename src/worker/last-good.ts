import { keptAt } from '../../contract/kept-copy.ts'
import { publicCache, readerCache, startCache } from './cache-names.ts'
import { isConfig, isTooOld, judge, picturesIn } from './kept-answers.ts'

/** Milliseconds a reader waits for the server while there is a copy to show. */
const patience = 3000
/** So many answers, pictures among them; the oldest go first. */
const most = 200

/**
 * The server's answer; when there is none, or none in time, the last good one. `until` is told of work that goes on after the answer is given.
 */
export async function lastGood(request: Request, until: (work: Promise<unknown>) => void): Promise<Response> {
  const asked = ask(request)
  until(asked.then(nothing, nothing))
  const answer = asked.then(({ response, isAnswer }) => (isAnswer ? response : null), nothing)
  const inTime = await Promise.race([answer, after(patience)])
  if (inTime) return inTime
  return (await copyOf(request)) ?? (await asked).response
}

async function ask(request: Request) {
  const response = await fetch(request)
  const isAnswer = await learnFrom(new URL(request.url), response, publicCache)
  return { response, isAnswer }
}

/** Counts the readers who have left, so that a copy still being made for one of them is not kept after all. */
let readersGone = 0

/**
 * Keeps the public answer at `address`, asked for without a token: what a signed-in reader is told is never kept itself. `signedIn`:
 * whether it is kept for such a reader, and goes with them. Never rejects.
 */
export async function keepPublic(address: string, { signedIn }: { signedIn: boolean }): Promise<void> {
  const gone = readersGone
  await quietly(async () => {
    const response = await fetch(address, { credentials: 'omit', headers: { Accept: 'application/json' } })
    if (signedIn && gone !== readersGone) return
    await learnFrom(new URL(address), response, signedIn ? readerCache : publicCache)
    if (signedIn && gone !== readersGone) await caches.delete(readerCache)
  })
}

/** Deletes what tells of a signed-in reader. */
export async function forgetReader(): Promise<void> {
  readersGone += 1
  await quietly(() => caches.delete(readerCache))
}

/** Keeps, replaces or drops the copy, as the answer says. False: the server would not have said this. */
async function learnFrom(url: URL, response: Response, cacheName: string): Promise<boolean> {
  const text = await response.clone().text()
  const verdict = judge(url, response, text)
  if (verdict === 'keep')
    await quietly(() => put(isConfig(url) ? startCache : cacheName, url.href, response, text))
  if (verdict === 'withdraw') await quietly(() => drop(url.href))
  return verdict !== 'no-answer'
}

async function put(cacheName: string, address: string, { headers }: Response, text: string) {
  const cache = await caches.open(cacheName)
  const copy = new Headers({ [keptAt]: new Date().toISOString() })
  for (const header of ['Content-Type', 'Cache-Control']) copy.set(header, headers.get(header) ?? '')
  await cache.put(address, new Response(text, { headers: copy }))
  await Promise.all(
    [...picturesIn(text)].map(async (picture) => (await cache.match(picture)) ?? cache.add(picture)),
  )
  const addresses = await cache.keys()
  await Promise.all(addresses.slice(0, -most).map((oldest) => cache.delete(oldest)))
}

async function drop(address: string) {
  for (const name of [publicCache, readerCache])
    if (await caches.has(name)) await (await caches.open(name)).delete(address)
}

const copyOf = (request: Request) =>
  quietly(async () => {
    const copy = await caches.match(request.url)
    return copy && !isTooOld(copy, Date.now()) ? copy : undefined
  })

/** A page as the server draws it; null when there is no server, or none in time, and for what a proxy says in its place. */
export async function drawnPage(request: Request): Promise<Response | null> {
  const asked = fetch(request).then((response) => (response.status < 500 ? response : null), nothing)
  return (await Promise.race([asked, after(patience)])) ?? null
}

/** A picture from the network, else as it was kept with a public article. */
export async function picture(request: Request): Promise<Response> {
  const asked = fetch(request)
  const response = await asked.catch(nothing)
  if (response?.ok) return response
  return (await quietly(() => caches.match(request.url))) ?? asked
}

/** A cache that is blocked or broken costs the reader the copies and nothing else; one that is full is emptied, to begin anew. */
async function quietly<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof DOMException && error.name === 'QuotaExceededError')
      for (const name of [publicCache, readerCache]) await caches.delete(name).catch(nothing)
    return undefined
  }
}

const nothing = () => undefined

const after = (milliseconds: number) =>
  new Promise<undefined>((resolve) => {
    setTimeout(resolve, milliseconds)
  })
