import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { testPorts } from '../mocks/node.ts'
import { person, problemOf } from './api.ts'
import { keys, tokenFor } from '../mocks/tokens.ts'
import { createApp } from '../server/app.ts'
import type { CompiledArticle } from '../server/content/content.ts'
import { createTokenVerifier } from '../server/access/tokens.ts'
import {
  anyLibrary,
  anyReader,
  claimNamesFor,
  claimsOfReader,
  isEntitled,
  mayReadInWords,
  type Reader,
} from './any-reader.ts'
import { isOdd, anyDress, undressed } from './dresses.ts'
import { mediaOfTexts } from './media-files.ts'
import { everyCall, methodOf, unlistedCalls } from './every-call.ts'

const member = person('member')
const flows = [
  {
    id: 'sign-in',
    version: 'v1',
    title: 'Problems',
    summary: 'Finds the fix.',
    start: 'done',
    steps: { done: { outcome: 'Done', text: '<p>Done</p>' } },
  },
]

const endings = ['mp4', 'png', 'vtt']
/** What each file of an article holds is recognised, too. */
const mediaOf = (articles: CompiledArticle[]) =>
  mediaOfTexts(
    Object.fromEntries(
      articles.flatMap(({ slug }, index) =>
        endings.map((ending) => [`${slug}.${ending}`, `filmed-of-${index};`] as const),
      ),
    ),
  )

function apiFor(articles: CompiledArticle[], reader: Reader) {
  const ports = testPorts({ content: { articles, flows }, media: mediaOf(articles) })
  const claims = claimNamesFor(reader)
  const { oidc } = ports.config.portal
  return createApp({
    ...ports,
    config: { ...ports.config, claims },
    verifyToken: createTokenVerifier({ ...oidc, tokenType: 'at+jwt', keys, claims }),
  })
}

async function tokenOf(reader: Reader) {
  if (!reader) return null
  const without = ['name', 'email', 'email_verified', 'organisation', 'maintenance', 'products', 'roles']
  const claims = claimsOfReader(reader)
  return tokenFor(member, { claims, without: without.filter((name) => !(name in claims)) })
}

/** Makes calls for a reader; the answer as one text, with its headers. */
async function askerOf(articles: CompiledArticle[], reader: Reader) {
  const app = apiFor(articles, reader)
  const token = await tokenOf(reader)
  return async (call: string, slug: string, dress = undressed) => {
    // The asker's own words in the answer are no leak; a section is asked for by a name that nobody has.
    const { path, body } = everyCall[call]?.(slug, 'nope') ?? { path: '/' }
    const method = dress.method(methodOf(call))
    const address = `${dress.path(path)}${dress.query}`
    const answer = await app.request(address, {
      method,
      headers: {
        'Content-Type': 'application/json',
        'X-Visitor': '7f2c1f5e-8f53-4d2e-9c7c-2f6a0f3f1a11',
        'Idempotency-Key': crypto.randomUUID(),
        ...dress.headers,
        ...(token !== null && { Authorization: dress.credential(token) }),
      },
      ...(body && method !== 'HEAD' && { body: JSON.stringify(body) }),
    })
    const text = `${JSON.stringify([...answer.headers])} ${await answer.text()}`
    return {
      asked: `${method} ${address}`,
      status: answer.status,
      text,
      /** Whom the API has to take the asker for. */
      reader: token !== null && isOdd(dress) ? null : reader,
    }
  }
}

const bodyTraces = (index: number) =>
  ['canary', 'heading', 'steps', 'spoken', 'filmed'].map((name) => `${name}-of-${index};`)
const teaserTraces = (index: number) =>
  ['title', 'summary', 'topic', 'version'].map((name) => `${name}-of-${index};`)

/** What must not be heard by a reader, of the article at this place. */
const closedTo = (reader: Reader, each: CompiledArticle, index: number) => [
  ...(mayReadInWords(each, reader) ? [] : bodyTraces(index)),
  ...(each.secret && !isEntitled(each, reader) ? teaserTraces(index) : []),
]

test('every call of the API is tried', () => {
  expect(unlistedCalls(apiFor([], null))).toEqual([])
})

/** Without the description of the API: it is made anew for each API, slowly, from the code alone; `leaks.test.ts` reads it. */
const calls = Object.keys(everyCall).filter((call) => call !== 'GET /api/openapi.json')

test('no answer to a reader holds a word of an article that is closed to them, nor any trace of a secret one', async () => {
  const dresses = fc.array(anyDress, { minLength: 7, maxLength: 7 })
  await fc.assert(
    fc.asyncProperty(anyLibrary, anyReader, dresses, async (articles, reader, drawn) => {
      const ask = await askerOf(articles, reader)
      const asked = calls.flatMap((call) =>
        (call.includes('{slug}') ? articles : articles.slice(0, 1)).map(({ slug }) => ({ call, slug })),
      )
      const answers = await Promise.all(
        asked.flatMap(({ call, slug }, turn) => [
          ask(call, slug),
          ask(call, slug, drawn[turn % drawn.length]),
        ]),
      )
      for (const { asked: what, text, status, reader: who } of answers) {
        const heard = articles.flatMap((each, index) => closedTo(who, each, index))
        expect(
          heard.filter((trace) => text.includes(trace)),
          what,
        ).toEqual([])
        expect(status, what).toBeLessThan(500)
      }
    }),
    { numRuns: 80 },
  )
})

test('a secret article that is closed answers every call as one that does not exist, and no count has it', async () => {
  await fc.assert(
    fc.asyncProperty(anyLibrary, anyReader, async (articles, reader) => {
      const ask = await askerOf(articles, reader)
      const nameless = async (call: string, slug: string) => {
        const { status, text } = await ask(call, slug)
        return [status, text.replaceAll(slug, '')]
      }
      const closed = articles.filter((each) => each.secret && !isEntitled(each, reader))
      for (const call of Object.keys(everyCall).filter((name) => name.includes('{slug}'))) {
        const missing = await nameless(call, 'z-0')
        for (const { slug } of closed) expect(await nameless(call, slug), call).toEqual(missing)
      }
      const { text } = await ask('GET /api/articles', '')
      expect(text).toContain(`"total":${articles.length - closed.length},`)
    }),
    { numRuns: 30 },
  )
})

test('who knows what a closed article’s text hashes to is told nothing by asking for it', async () => {
  await fc.assert(
    fc.asyncProperty(anyLibrary, anyReader, async (articles, reader) => {
      const entitled: Reader = { roles: ['editor'], scope: 'api', age: 0, acr: 'password' }
      const [open, own] = [apiFor(articles, entitled), apiFor(articles, reader)]
      const [theirs, mine] = await Promise.all([tokenOf(entitled), tokenOf(reader)])
      for (const each of articles.filter((one) => !mayReadInWords(one, reader))) {
        const read = await open.request(`/api/articles/${each.slug}`, {
          headers: { Authorization: `Bearer ${theirs}` },
        })
        const tag = read.headers.get('ETag')
        if (tag === null) continue
        const answer = await own.request(`/api/articles/${each.slug}`, {
          headers: { 'If-None-Match': tag, ...(mine && { Authorization: `Bearer ${mine}` }) },
        })
        expect(answer.headers.get('ETag')).toBeNull()
        await problemOf(answer)
      }
    }),
    { numRuns: 40 },
  )
})

test('an address of a file is told to who may read the article that shows it, and to nobody else', async () => {
  await fc.assert(
    fc.asyncProperty(anyLibrary, anyReader, async (articles, reader) => {
      const app = apiFor(articles, reader)
      const token = await tokenOf(reader)
      const ask = (path: string) =>
        app.request(path, { ...(token && { headers: { Authorization: `Bearer ${token}` } }) })
      const said = await Promise.all(
        ['/api/articles', ...articles.map(({ slug }) => `/api/articles/${slug}`)].map(async (path) =>
          (await ask(path)).text(),
        ),
      )
      for (const [index, each] of articles.entries()) {
        for (const ending of endings) {
          const found = new RegExp(`/media/${each.slug}\\.${ending}[^"]*`).exec(said.join('\n'))
          expect(found !== null, `${each.slug}.${ending}`).toBe(mayReadInWords(each, reader))
          // By its name alone, with or without a token, it is there for everybody or for nobody.
          const byName = await (await ask(`/media/${each.slug}.${ending}`)).text()
          expect(byName.includes('filmed')).toBe(each.access === 'public')
          // The address is the right, whoever asks with it: browsers send no token for a video.
          const byAddress = found && (await (await app.request(found[0])).text())
          expect(byAddress ?? 'closed').toContain(found ? `filmed-of-${index};` : 'closed')
        }
      }
    }),
    { numRuns: 40 },
  )
})
