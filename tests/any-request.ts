import * as fc from 'fast-check'
import { anyText, anythingLike, type JsonSchema } from './from-schema.ts'

type Parameter = { in: 'query' | 'path' | 'header'; name: string; required?: boolean; schema: JsonSchema }
type Content = Record<string, { schema: JsonSchema }>
export type Operation = {
  parameters?: Parameter[]
  requestBody?: { content: Content }
  responses: Record<string, { content?: Content }>
}
export type Call = { path: string; method: string; operation: Operation }
/** What means something in a path, a query or a header, by its name, and who may be asking. */
export type World = { known: Readonly<Record<string, string[]>>; credentials: Record<string, string>[] }

const asText = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value))
/** What a header can carry at all (RFC 9110, section 5.5); a client can send nothing else. */
const asHeader = (value: unknown) =>
  asText(value)
    .replace(/[^\x20-\x7e\x80-\xff]/g, '')
    .trim()
/** More often than not what means something in its place. */
const anyValue = ({ name, schema }: Parameter, known: World['known']) => {
  const meant = known[name]
  if (!meant) return anythingLike(schema)
  return fc.oneof(
    { arbitrary: fc.constantFrom(...meant), weight: 3 },
    { arbitrary: anythingLike(schema), weight: 1 },
  )
}
/** Names of things that are there, others, and what no client would write, such as half an escape. */
const inPath = (name: string, known: World['known']) =>
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

const anyAuthorization = (credentials: World['credentials']) =>
  fc.oneof(
    { arbitrary: fc.constant({}), weight: 2 },
    { arbitrary: fc.constantFrom(...credentials), weight: 4 },
    { arbitrary: anyText.map((text) => ({ Authorization: `Bearer ${text}` })), weight: 1 },
  )

/** What each parameter is given; nothing, where it is left out. */
const anyValues = (parameters: Parameter[], known: World['known']) =>
  fc.tuple(
    ...parameters.map((parameter) => {
      const value = parameter.in === 'path' ? inPath(parameter.name, known) : anyValue(parameter, known)
      // With these hardly anything else counts.
      const isLoud = ['X-View-As', 'If-None-Match', 'If-Range'].includes(parameter.name)
      return fc.oneof(
        { arbitrary: value, weight: parameter.required ? 15 : isLoud ? 1 : 3 },
        { arbitrary: fc.constant(undefined), weight: isLoud ? 4 : 1 },
      )
    }),
  )

function anyBody({ method, operation }: Call): fc.Arbitrary<{ body: BodyInit; type: string } | null> {
  if (method === 'GET') return fc.constant(null)
  const schema = operation.requestBody?.content['application/json']?.schema
  const other = fc
    .tuple(raw, fc.constantFrom(...types))
    .map(([body, type]) => ({ body: body as BodyInit, type }))
  if (!schema) return fc.option(other)
  const json = anythingLike(schema).map((value) => ({
    body: JSON.stringify(value),
    type: 'application/json',
  }))
  return fc.oneof({ arbitrary: json, weight: 4 }, { arbitrary: other, weight: 1 })
}

/** Requests for a call: such as it describes, such with a part spoilt, and others. */
export function anyRequest(call: Call, { known, credentials }: World): fc.Arbitrary<Request> {
  const { path, method, operation } = call
  const parameters = operation.parameters ?? []
  const more = fc.record({
    extra: fc.option(anyText, { freq: 3 }),
    accept: fc.option(anyText, { freq: 3 }),
    /** Whether everything is said twice. */
    twice: fc.nat(30).map((drawn) => drawn === 0),
  })
  return fc
    .tuple(anyValues(parameters, known), anyBody(call), anyAuthorization(credentials), more)
    .map(([drawn, sent, who, { extra, accept, twice }]) => {
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
      if (twice) query.push(...query)
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
