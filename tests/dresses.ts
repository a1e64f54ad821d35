import * as fc from 'fast-check'

/** How a request is dressed up by somebody who tries. */
export type Dress = {
  /** What is sent as `Authorization`, made from the reader's token, if there is one. */
  credential: (token: string) => string
  headers: Record<string, string>
  query: string
  method: (method: string) => string
  path: (path: string) => string
}
const same = (text: string) => text

/** As the portal asks. */
export const undressed: Dress = {
  credential: (token) => `Bearer ${token}`,
  headers: {},
  query: '',
  method: same,
  path: same,
}
/** Credentials that are none, though they are made of one. */
const odd: Dress['credential'][] = [
  (token: string) => `Basic ${token}`,
  (token: string) => token,
  (token: string) => `Bearer ${token}, Bearer ${token}`,
  (token: string) => `Bearer ${token}.`,
  (token: string) => `Bearer ${token.slice(0, -8)}AAAAAAAA`,
  (token: string) => `DPoP ${token}`,
  () => 'Bearer',
  () => 'Bearer null',
  () => '',
]
const accepts = [
  'text/html',
  'text/plain',
  'text/event-stream',
  'application/xml',
  'application/pdf',
  '*/*;q=0',
  '',
]
export const isOdd = ({ credential }: Dress) => odd.includes(credential)

export const anyDress: fc.Arbitrary<Dress> = fc.record({
  credential: fc.constantFrom(undressed.credential, (token: string) => `bEARER   ${token} `, ...odd),
  headers: fc
    .record(
      {
        Accept: fc.constantFrom(...accepts),
        'Accept-Encoding': fc.constantFrom('gzip', 'br', 'identity;q=0'),
        'Accept-Language': fc.constantFrom('fi', 'x-editor'),
        'If-None-Match': fc.constant('*'),
        'If-Modified-Since': fc.constant('Wed, 21 Oct 2015 07:28:00 GMT'),
        Range: fc.constantFrom('bytes=0-', 'bytes=0-9, -9', 'lines=1-2'),
        'X-HTTP-Method-Override': fc.constantFrom('GET', 'DELETE'),
        'X-Original-URL': fc.constant('/api/articles/a-0'),
        'X-Forwarded-For': fc.constant('127.0.0.1'),
        'X-Forwarded-User': fc.constant('editor@example.com'),
        Cookie: fc.constant('role=editor'),
        'X-View-As': fc.constantFrom('member', 'member:a', 'signed-in', 'editor'),
        Origin: fc.constant('https://evil.example'),
      },
      { requiredKeys: [] },
    )
    .map((headers) => headers as Record<string, string>),
  query: fc.constantFrom('', '', '?access=open&secret=true&editor=true', '?format=html', '?slug=a-0&cursor='),
  method: fc.constantFrom(
    same,
    (method: string) => (method === 'GET' ? 'HEAD' : method),
    () => 'OPTIONS',
    () => 'PATCH',
  ),
  path: fc.constantFrom(
    same,
    (path: string) => path.replace('a-', '%61-'),
    (path: string) => `${path}/`,
    (path: string) => `${path}.html`,
    (path: string) => path.replace('/api/', '/api//'),
    (path: string) => path.replace('/api/', '/api/desk/../'),
    (path: string) => path.toUpperCase(),
  ),
})
