/** The code of an OAuth error answer (RFC 6749, section 5.2), if `error` is one, and its text. */
export function refusalOf(error: unknown): { code: string | null; text: string; name: string } {
  if (typeof error === 'string') return { code: null, text: error, name: '' }
  if (typeof error !== 'object' || error === null) return { code: null, text: '', name: '' }
  const code = read(error, 'error')
  const description = read(error, 'error_description')
  const message = read(error, 'message') ?? ''
  return { code, text: code ? (description ?? '') : message, name: read(error, 'name') ?? '' }
}

function read(value: object, key: string): string | null {
  const found: unknown = Reflect.get(value, key)
  return typeof found === 'string' && found !== '' ? found : null
}
