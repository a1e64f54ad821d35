import * as fc from 'fast-check'

/** As much of JSON Schema (2020-12) as the API's own description holds. */
export type JsonSchema = {
  type?: string | string[]
  enum?: unknown[]
  const?: unknown
  format?: string
  pattern?: string
  minLength?: number
  maxLength?: number
  minimum?: number
  maximum?: number
  minItems?: number
  maxItems?: number
  items?: JsonSchema | false
  prefixItems?: JsonSchema[]
  properties?: Record<string, JsonSchema>
  required?: string[]
  additionalProperties?: JsonSchema | boolean
  anyOf?: JsonSchema[]
  oneOf?: JsonSchema[]
  allOf?: JsonSchema[]
}

/** What people and programs send that was never meant: by length, by letters, by sign. */
const naughty = [
  '',
  ' ',
  '\0',
  '\ud800',
  '\u202eabc',
  'Z\u0351\u036b\u0343',
  '../../etc/passwd',
  '%00',
  "' OR 1=1 --",
  '<script>alert(1)</script>',
  '=1+1',
  '{{7*7}}',
  '__proto__',
  'constructor',
  'null',
  'NaN',
  '-0',
  '1e400',
  'a'.repeat(3000),
  '\u{1f469}\u200d\u{1f692}'.repeat(200),
]
export const anyText = fc.oneof(fc.constantFrom(...naughty), fc.string({ unit: 'binary' }), fc.string())
const anyJson = fc.oneof(fc.jsonValue({ maxDepth: 3 }), fc.constantFrom(...naughty))

function textFor({ format, pattern, minLength = 0, maxLength = 200 }: JsonSchema): fc.Arbitrary<string> {
  if (format === 'uuid') return fc.uuid()
  if (pattern !== undefined)
    return fc.stringMatching(new RegExp(pattern)).filter((text) => text.length <= maxLength)
  return fc.string({ minLength, maxLength: Math.min(maxLength, 2000) })
}

/** Values that a schema allows. What a schema cannot say, a handler may still refuse. */
export function valueFor(schema: JsonSchema): fc.Arbitrary<unknown> {
  if (schema.enum) return fc.constantFrom(...schema.enum)
  if ('const' in schema) return fc.constant(schema.const)
  const choices = schema.anyOf ?? schema.oneOf
  if (choices) return fc.oneof(...choices.map(valueFor))
  switch (Array.isArray(schema.type) ? schema.type[0] : schema.type) {
    case 'string':
      return textFor(schema)
    case 'integer':
      return fc.integer({ min: schema.minimum ?? -1000, max: schema.maximum ?? 1000 })
    case 'number':
      return fc.double({ min: schema.minimum ?? -1000, max: schema.maximum ?? 1000, noNaN: true })
    case 'boolean':
      return fc.boolean()
    case 'null':
      return fc.constant(null)
    case 'array':
      return schema.prefixItems
        ? fc.tuple(...schema.prefixItems.map(valueFor))
        : fc.array(schema.items ? valueFor(schema.items) : anyJson, {
            minLength: schema.minItems ?? 0,
            maxLength: Math.min(schema.maxItems ?? 5, 5),
          })
    case 'object':
      return objectFor(schema)
    default:
      return anyJson
  }
}

function objectFor({
  properties = {},
  required = [],
  additionalProperties,
}: JsonSchema): fc.Arbitrary<object> {
  const known = fc.record(
    Object.fromEntries(Object.entries(properties).map(([name, schema]) => [name, valueFor(schema)])),
    { requiredKeys: required },
  )
  if (typeof additionalProperties !== 'object') return known
  const more = fc.dictionary(fc.stringMatching(/^[a-z][a-z-]{0,10}$/), valueFor(additionalProperties), {
    maxKeys: 3,
  })
  return fc.tuple(known, more).map(([one, other]) => ({ ...other, ...one }))
}

/** Values that a schema allows, such values with one part spoilt, and others. */
export function anythingLike(schema: JsonSchema): fc.Arbitrary<unknown> {
  const sound = valueFor(schema)
  const spoilt = fc.tuple(sound, fc.nat(20), anyJson, fc.boolean()).map(([value, place, other, remove]) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return other
    const names = [...Object.keys(value), 'more', '__proto__']
    const name = names[place % names.length] ?? ''
    const { [name]: _gone, ...rest } = value as Record<string, unknown>
    return remove ? rest : { ...rest, [name]: other }
  })
  return fc.oneof(
    { arbitrary: sound, weight: 10 },
    { arbitrary: spoilt, weight: 2 },
    { arbitrary: anyJson, weight: 1 },
  )
}
