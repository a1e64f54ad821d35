import type { Context, Next } from 'hono'
import { describeRoute, resolver, validator } from 'hono-openapi'
import * as v from 'valibot'
import { type ProblemCode, problemSchema } from '../../contract/problem.ts'
import { Refusal } from './problem.ts'

type Described = {
  summary: string
  tag: string
  /** With a `schema`, JSON; `media` is text of another type. */
  answers: Record<number, { description: string; schema?: v.GenericSchema; media?: string }>
  /** The refusals a client should expect, by status. */
  refusals?: Partial<Record<number, ProblemCode[]>>
  /** Headers that are looked at besides, each with what for. */
  headers?: Record<string, string>
  /** Whose bearer asks makes no difference, and nobody looks. */
  forAnybody?: true
}

/** For calls whose answer has a tag. */
export const unchanged = { 304: { description: 'It is as it was' } }
export const ifNoneMatch = {
  'If-None-Match': 'Tags of answers that are there already (RFC 9110, section 13.1.2)',
}

/** RFC 9110, section 10.2.3. */
const retryAfter = {
  'Retry-After': {
    description: 'Seconds after which it is worth another try',
    schema: { type: 'integer' as const },
  },
}

/** The dialect of JSON Schema that OpenAPI 3.1 speaks. */
const dialect = { options: { target: 'draft-2020-12' } } as const

/** Named, so that the document says once what every refusal holds. */
const problem = v.pipe(problemSchema, v.metadata({ ref: 'Problem' }))

/** What any call may be refused with, before it is looked at, or on a bad day. */
const anyCall: Partial<Record<number, ProblemCode[]>> = {
  408: ['request_timeout'],
  413: ['too_large'],
  414: ['uri_too_long'],
  415: ['unsupported_media_type'],
  431: ['headers_too_large'],
  500: ['internal'],
  503: ['unavailable'],
}
/** And any that looks who asks: how often, with which token, and as whom. */
const ofReaders: typeof anyCall = {
  400: ['invalid_request'],
  401: ['invalid_token', 'sign_in_required'],
  403: ['not_allowed', 'view_is_read_only'],
  429: ['too_many_requests'],
  503: ['identity_provider_unavailable'],
}
const viewAs = { 'X-View-As': 'As whom an editor wants to be answered; nothing but reading is possible then' }

/** The codes of all lists, by status. */
function joined(...lists: (typeof anyCall)[]): [status: number, codes: ProblemCode[]][] {
  const statuses = [...new Set(lists.flatMap((list) => Object.keys(list).map(Number)))]
  return statuses.map((status) => [status, [...new Set(lists.flatMap((list) => list[status] ?? []))]])
}

/** Describes a call for `/api/openapi.json`, from the same schemas that validate it. */
export const describe = ({ summary, tag, answers, refusals = {}, headers = {}, forAnybody }: Described) =>
  passing(
    describeRoute({
      summary,
      tags: [tag],
      security: forAnybody ? [{}] : [{}, { bearer: [] }],
      parameters: Object.entries({ ...headers, ...(!forAnybody && viewAs) }).map(([name, description]) => ({
        in: 'header',
        name,
        description,
        schema: { type: 'string' },
      })),
      responses: {
        ...Object.fromEntries(
          Object.entries(answers).map(([status, { description, schema, media }]) => [
            status,
            schema
              ? { description, content: { 'application/json': { schema: resolver(schema, dialect) } } }
              : {
                  description,
                  ...(media && { content: { [media]: { schema: { type: 'string' as const } } } }),
                },
          ]),
        ),
        ...Object.fromEntries(
          joined(refusals, anyCall, forAnybody ? {} : ofReaders).map(([status, codes]) => [
            status,
            {
              description: codes.map((code) => `\`${code}\``).join(', '),
              ...([429, 503].includes(status) && { headers: retryAfter }),
              content: { 'application/problem+json': { schema: resolver(problem, dialect) } },
            },
          ]),
        ),
      },
    }),
  )

const descriptions = new WeakSet<object>()
/** Whether a step is there for `/api/openapi.json` alone. */
export const onlyDescribes = (step: unknown) => typeof step === 'function' && descriptions.has(step)

/** Does nothing when a request comes by. */
function passing<Step extends object>(described: Step) {
  const step = Object.assign((_context: Context, next: Next) => next(), described)
  descriptions.add(step)
  return step
}

/** Validates a part of the request; what is wrong is named by its place, as problem `invalid_request`. */
export const valid = <Schema extends v.GenericSchema, Target extends 'json' | 'query' | 'param' | 'header'>(
  target: Target,
  schema: Schema,
) => {
  const described = validator(
    target,
    schema,
    (result) => {
      if (!result.success) refuse(target, result.error)
    },
    dialect,
  )
  return target === 'param' || target === 'header' ? named(target, schema, described) : described
}

type Issue = { path?: readonly (PropertyKey | { key: unknown })[] | undefined; message: string }

function refuse(target: string, issues: readonly Issue[]): never {
  throw new Refusal('invalid_request', {
    errors: issues.map(({ path = [], message }) => ({
      path: [target, ...path.map((step) => String(typeof step === 'object' ? step.key : step))].join('.'),
      message,
    })),
  })
}

/**
 * The same for what is asked for by name. The library's own step reads every header there is, which takes longer than to answer.
 */
function named<Step extends object>(
  target: 'param' | 'header',
  schema: v.GenericSchema,
  described: Step,
): Step {
  const names = 'entries' in schema ? Object.keys(schema.entries as object) : []
  const step = ({ req }: Context, next: Next) => {
    const given: Record<string, string> = {}
    for (const name of names) {
      const value = target === 'param' ? req.param(name) : req.header(name)
      if (value !== undefined) given[name] = value
    }
    const result = v.safeParse(schema, given)
    if (!result.success) refuse(target, result.issues)
    req.addValidatedData(target, result.output as object)
    return next()
  }
  return Object.assign(step, described)
}
