import { Validator } from '@seriousme/openapi-schema-validator'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyRequest, type Operation, type World } from './any-request.ts'
import { app as described, appWith, as, bearer, person } from './api.ts'
import { everyCall } from './every-call.ts'
import type { JsonSchema } from './from-schema.ts'
import { comments, content, livedIn, media } from './lived-in.ts'

type Document = { paths: Record<string, Record<string, Operation>>; components: object }

const document = (await (await described.request('/api/openapi.json')).json()) as Document
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
)

test('the description of the API is a valid OpenAPI document', async () => {
  const { valid, errors } = await new Validator().validate(structuredClone(document))
  expect(errors ?? []).toEqual([])
  expect(valid).toBe(true)
})

test('and leaves out no call but the one by which it is read', () => {
  const described = new Set(operations.map(({ method, path }) => `${method} ${path}`))
  expect(Object.keys(everyCall).filter((call) => !described.has(call))).toEqual(['GET /api/openapi.json'])
})

test('and says of every answer with a tag that it need not be sent again', async () => {
  const asked = await as('editor')
  for (const { path, method, operation } of operations) {
    const call = everyCall[`${method} ${path}`]?.('open', 'steps')
    if (!call || method !== 'GET') continue
    const answer = await described.request(call.path, { headers: asked })
    const isKept = answer.headers.has('ETag')
    const names = (operation.parameters ?? []).map(({ name }) => name)
    // Media are not there without a video to show.
    if (path.startsWith('/media/')) continue
    expect([path, '304' in operation.responses, names.includes('If-None-Match')]).toEqual([
      path,
      isKept,
      isKept,
    ])
  }
})

/**
 * The same requests every time, so that a change that breaks something is to blame for it; another seed tries others, which may
 * happen to bring about less.
 */
const usual = 9457
const seed = Number(process.env['FUZZ_SEED'] ?? usual)
/** For each call. */
const runs = Number(process.env['FUZZ_RUNS'] ?? 200)

/** What went wrong inside, which readers are told nothing of. */
const failed: unknown[] = []
/** By how much the clock is slow, in ms. */
let early = 0
const app = appWith({
  content,
  media,
  store: await livedIn(),
  now: () => new Date(Date.now() - early),
  log: ({ level, error }) => {
    if (level === 'error') failed.push(error)
  },
})

const credentials = await Promise.all([
  ...['member', 'editor', 'editor', 'unverified', 'no-organisation'].map(as),
  bearer(person('member'), { claims: { auth_time: Math.floor(Date.now() / 1000) } }),
])
/** An address that is the right to see a file, as it is told to who may see it. */
async function signedAddress() {
  const told = await app.request('/api/articles/inner-film', { headers: await as('member') })
  const [, expires = '', signature = ''] =
    /film\.mp4\?expires=(\d+)&signature=([\w-]+)/.exec(await told.text()) ?? []
  return { expires, signature }
}
early = 86_400_000
const over = await signedAddress()
early = 0
const fresh = await signedAddress()
const known: World['known'] = {
  slug: [...content.articles.map(({ slug }) => slug), 'older'],
  id: [...content.flows.map(({ id }) => id), ...comments],
  name: ['film.mp4', 'inner-film.mp4', 'inner-film.vtt'],
  expires: [fresh.expires, over.expires],
  signature: [fresh.signature, over.signature],
  q: ['about', 'wanted in vain', 'canary', '"about'],
  'idempotency-key': ['0b2b1a1e-6a5e-4a53-9c1e-5d2f0c9a7e12'],
  'If-None-Match': ['*'],
  Range: ['bytes=0-3', 'bytes=-3', 'bytes=1-', 'bytes=99-', 'bytes=0-1,3-4', 'bytes=3-1', 'lines=1-2'],
  'If-Range': ['"of another time"'],
  'X-View-As': [
    'anonymous',
    'signed-in',
    'member',
    'member:signpost-portal',
    'member-without-agreement',
    'nobody',
  ],
}
const ajv = new Ajv2020({ strict: false, allErrors: false })
addFormats.default(ajv)
const compiled = new Map<JsonSchema, ValidateFunction>()
function faultsOf(schema: JsonSchema, value: unknown): unknown {
  // What a description names stands beside it in the document.
  const validate = compiled.get(schema) ?? ajv.compile({ ...schema, components: document.components })
  compiled.set(schema, validate)
  return validate(value) ? null : validate.errors
}

/** In what an answer is not as the document promises for this call; null: in nothing. */
async function surpriseIn(answer: Response, { responses }: Operation): Promise<unknown> {
  if (answer.status === 500) return 'a failure inside'
  const text = await answer.text()
  // An address that a raw piece of path turns into another one belongs to another call, or to none.
  const elsewhere = answer.status === 404 || answer.status === 405 ? responses['400'] : undefined
  const promised = responses[String(answer.status)] ?? elsewhere
  if (!promised) return `${answer.status} is not described: ${text}`
  if (!promised.content) return text === '' ? null : 'a body where none is described'
  const type = answer.headers.get('Content-Type')?.split(';')[0] ?? ''
  const schema = (promised.content[type] ?? promised.content['*/*'])?.schema
  if (!schema) return `${answer.status} as ${type} is not described`
  return type.endsWith('json') ? faultsOf(schema, JSON.parse(text)) : null
}

/** Whether some call is meant: `/api/desk/comments/counts` also looks like a comment with that name. */
const takes = (path: string, method: string) =>
  operations.some(
    (one) => one.method === method && new RegExp(`^${one.path.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(path),
  )

/** What no request brings about by itself, or only a larger one than these; and what is wrong with bodies alone. */
const elsewhere = ['408', '413', '414', '429', '431', '500', '503']
const withoutBody = [...elsewhere, '415']

describe('whatever is sent, the answer is as described', () => {
  test.each(operations)('$method $path', async (call) => {
    const answered = new Set<string>()
    await fc.assert(
      fc.asyncProperty(anyRequest(call, { known, credentials }), async (request) => {
        const asked = `${request.method} ${request.url.slice(0, 200)}`
        const answer = await app.fetch(request)
        answered.add(String(answer.status))
        expect(await surpriseIn(answer, call.operation), asked).toBeNull()
      }),
      { numRuns: runs, seed },
    )
    expect(failed).toEqual([])
    const others = new Set([...answered, ...(call.method === 'GET' ? withoutBody : elsewhere)])
    const missing = Object.keys(call.operation.responses).filter((status) => !others.has(status))
    expect(seed === usual ? missing : []).toEqual([])
  })

  test('also to a method that a call does not take, at every address', async () => {
    for (const { path } of operations) {
      for (const method of ['PATCH', 'PROPFIND', 'QUERY', 'DELETE', 'PUT', 'POST', 'GET', 'OPTIONS']) {
        if (takes(path, method)) continue
        const headers = credentials[1] ?? {}
        const answer = await app.request(path.replaceAll(/\{\w+\}/g, 'open'), { method, headers })
        expect(`${method} ${path} ${answer.status}`).toBe(`${method} ${path} 405`)
        expect(answer.headers.get('Allow')).toBeTruthy()
      }
    }
  })
})
