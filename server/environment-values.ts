import * as v from 'valibot'
import { type Network, readNetwork } from './http/client-address.ts'

const whole = 'must be a whole address such as https://id.example.com'

export const text = v.pipe(v.string(), v.minLength(1))
export const list = v.pipe(
  v.string(),
  v.transform((value) => value.split(/[\s,]+/).filter((entry) => entry !== '')),
)
export const address = v.pipe(
  v.string(),
  v.url(whole),
  v.regex(/^https?:/, 'must begin with https://, in lower case'),
)
/** Goes into a header that tells browsers whom they may ask: nothing but an origin may stand there. */
export const origin = v.pipe(
  v.string(),
  v.url(whole),
  v.regex(
    /^https?:\/\/([\w.-]+|\[[\da-f:]+\])(:\d+)?\/?$/i,
    'must end after the host, and name one host only',
  ),
)
export const networks = v.pipe(
  list,
  v.transform((texts) => texts.map(readNetwork)),
  v.array(v.custom<Network>(Boolean, 'must be addresses or networks such as 10.0.0.0/8')),
)
export const senders = v.pipe(
  list,
  v.array(v.pipe(v.string(), v.includes('@', 'must be addresses such as accounts@example.com'))),
)
/** Readers follow these: nothing that runs in their browser may stand there. */
export const link = v.pipe(
  v.string(),
  v.url(`${whole}, or mailto:help@example.com`),
  v.regex(/^(https?|mailto|tel):/, 'must begin with https://, mailto: or tel:, in lower case'),
)
export const port = v.pipe(
  v.string(),
  v.regex(/^\d{1,5}$/, 'must be a number from 1 to 65535'),
  v.transform(Number),
  v.minValue(1, 'must be a number from 1 to 65535'),
  v.maxValue(65_535, 'must be a number from 1 to 65535'),
)
export const connections = v.pipe(
  v.string(),
  v.regex(/^([1-9]\d?|100)$/, 'must be a number from 1 to 100'),
  v.transform(Number),
)
export const days = v.pipe(
  v.string(),
  v.regex(/^[1-9]\d{0,4}$/, 'must be a number of days, 1 or more'),
  v.transform(Number),
)
/** By how much the limits of one address are multiplied; null: there are none. */
export const factor = v.pipe(
  v.string(),
  v.regex(/^(on|off|\d+(\.\d+)?)$/, 'must be on, off or a number from 0.1 to 999'),
  v.transform((value) => (value === 'off' ? null : value === 'on' ? 1 : Number(value))),
  v.check(
    (value) => value === null || (value >= 0.1 && value <= 999),
    'must be on, off or a number from 0.1 to 999',
  ),
)

/** What the portal itself writes into a sign-in request; a second value would make providers refuse it. */
const ownParameters = new Set(
  [
    'client_id redirect_uri response_type response_mode scope state nonce prompt max_age acr_values',
    'code_challenge code_challenge_method code client_secret request request_uri',
  ].flatMap((names) => names.split(' ')),
)
export const parameters = v.pipe(
  v.string(),
  v.regex(/^[\w.-]+=[^&]*(&[\w.-]+=[^&]*)*$/, 'must be name=value, several joined by &'),
  v.check(
    (value) => ![...new URLSearchParams(value).keys()].some((name) => ownParameters.has(name)),
    'must name nothing that the portal itself writes into a request',
  ),
)

/** What comes along from files of variables that are read otherwise than a shell reads them; null if nothing did. */
export function faultOfWriting(value: string): string | null {
  if (value.trim() !== value) return 'must not begin or end with a space'
  if (/^(["']).*\1$/.test(value)) return 'must stand without quotation marks'
  return null
}
