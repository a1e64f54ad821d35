import { Validator } from '@seriousme/openapi-schema-validator'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { app as described, appWith, as, content } from './api.ts'
import { anyText, anythingLike, type JsonSchema } from './from-schema.ts'

type Parameter = { in: 'query' | 'path' | 'header'; name: string; required?: boolean; schema: JsonSchema }
type Content = Record<string, { schema: JsonSchema }>
type Operation = {
  parameters?: Parameter[]
  requestBody?: { content: Content }
  responses: Record<string, { content?: Content }>
}
type Document = { paths: Record<string, Record<string, Operation>> }

const document = (await (await described.request('/api/openapi.json')).json()) as Document
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
)

test('the description of the API is a valid OpenAPI document', async () => {
  const { valid, errors } = await new Validator().validate(structuredClone(document))
  expect(errors ?? []).toEqual([])
  expect(valid).toBe(true)
})

/** The same requests every time, so that a change that breaks something is to blame for it; another seed tries others. */
const seed = Number(process.env['FUZZ_SEED'] ?? 9457)
/** For each call. */
const runs = Number(process.env['FUZZ_RUNS'] ?? 200)

/** What went wrong inside, which readers are told nothing of. */
const failed: unknown[] = []
const app = appWith({
  log: ({ level, error }) => {
    if (level === 'error') failed.push(error)
  },
})

const credentials = await Promise.all(['member', 'editor', 'unverified', 'no-organisation'].map(as))
const authorization = fc.oneof(
  { arbitrary: fc.constant({}), weight: 2 },
  { arbitrary: fc.constantFrom(...credentials), weight: 4 },
  { arbitrary: anyText.map((text) => ({ Authorization: `Bearer ${text}` })), weight: 1 },
)

const asText = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value))
/** What a header can carry at all (RFC 9110, section 5.5); a client can send nothing else. */
const asHeader = (value: unknown) =>
  asText(value)
    .replace(/[^\x20-\x7e\x80-\xff]/g, '')
    .trim()
const known: Record<string, string[]> = {
  slug: content.articles.map(({ slug }) => slug),
  id: content.flows.map(({ id }) => id),
}
/** Names of things that are there, others, and what no client would write, such as half an escape. */
const inPath = (name: string) =>
  fc.oneof(
    { arbitrary: fc.constantFrom(...(known[name] ?? ['1'])), weight: 6 },
    { arbitrary: anyText.map((text) => encodeURIComponent(text.toWellFormed())), weight: 1 },
    {
      arbitrary: fc.constantFrom('%', '%ff', '%00', '%2e%2e%2f', '%E0%A4%A', '..', '.', '%20', '+'),
      weight: 1,
    },
  )
const inAddress = (value: unknown) => encodeURIComponent(asText(value).toWellFormed())

/** Bytes in place of JSON. */
const raw = fc.oneof(
  fc.constantFrom(
    '',
    '{',
    '[',
    '{"stars":',
    '{"stars":4}{',
    'null',
    '\ufeff{"stars":4}',
    '['.repeat(5000),
    '1e999',
    '{"a":1,"a":2}',
  ),
  fc.uint8Array({ maxLength: 200 }),
  anyText,
)
const types = [
  'application/json',
  'application/json; charset=utf-16',
  'text/plain',
  'multipart/form-data',
  'application/json, text/html',
  '',
]

function requestFor({ path, method, operation }: (typeof operations)[number]): fc.Arbitrary<Request> {
  const parameters = operation.parameters ?? []
  const values = fc.tuple(
    ...parameters.map((parameter) => {
      const value = parameter.in === 'path' ? inPath(parameter.name) : anythingLike(parameter.schema)
      return fc.option(value, { nil: undefined, freq: parameter.required ? 15 : 3 })
    }),
  )
  const schema = operation.requestBody?.content['application/json']?.schema
  const json = schema
    ? anythingLike(schema).map((value) => ({ body: JSON.stringify(value), type: 'application/json' }))
    : null
  const other = fc
    .tuple(raw, fc.constantFrom(...types))
    .map(([body, type]) => ({ body: body as BodyInit, type }))
  const body =
    method === 'GET'
      ? fc.constant(null)
      : json
        ? fc.oneof({ arbitrary: json, weight: 4 }, { arbitrary: other, weight: 1 })
        : fc.option(other)
  const more = fc.tuple(fc.option(anyText, { freq: 3 }), fc.option(anyText, { freq: 3 }))
  return fc.tuple(values, body, authorization, more).map(([drawn, sent, who, [extra, accept]]) => {
    let address = path
    const query: string[] = extra === null ? [] : [`${inAddress(extra)}=${inAddress(extra)}`]
    const headers = new Headers()
    parameters.forEach((parameter, index) => {
      const value = drawn[index]
      if (parameter.in === 'path') address = address.replace(`{${parameter.name}}`, asText(value ?? 'open'))
      else if (value === undefined) return
      else if (parameter.in === 'query') query.push(`${parameter.name}=${inAddress(value)}`)
      else headers.set(parameter.name, asHeader(value))
    })
    for (const [name, value] of Object.entries(who)) headers.set(name, asHeader(value))
    if (accept !== null) headers.set('Accept', asHeader(accept))
    if (sent?.type) headers.set('Content-Type', sent.type)
    return new Request(`http://localhost:3000${address}${query.length > 0 ? `?${query.join('&')}` : ''}`, {
      method,
      headers,
      ...(sent && { body: sent.body }),
    })
  })
}

const ajv = new Ajv2020({ strict: false, allErrors: false })
addFormats.default(ajv)
const compiled = new Map<JsonSchema, ValidateFunction>()
function faultsOf(schema: JsonSchema, value: unknown): unknown {
  const validate = compiled.get(schema) ?? ajv.compile(schema)
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
  const schema = promised.content[type]?.schema
  if (!schema) return `${answer.status} as ${type} is not described`
  return type.endsWith('json') ? faultsOf(schema, JSON.parse(text)) : null
}

/** Whether some call is meant: `/api/desk/comments/counts` also looks like a comment with that name. */
const takes = (path: string, method: string) =>
  operations.some(
    (one) => one.method === method && new RegExp(`^${one.path.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(path),
  )

describe('whatever is sent, the answer is as described', () => {
  test.each(operations)('$method $path', async (call) => {
    await fc.assert(
      fc.asyncProperty(requestFor(call), async (request) => {
        const asked = `${request.method} ${request.url.slice(0, 200)}`
        expect(await surpriseIn(await app.fetch(request), call.operation), asked).toBeNull()
      }),
      { numRuns: runs, seed },
    )
    expect(failed).toEqual([])
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
