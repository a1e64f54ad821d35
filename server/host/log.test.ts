import { expect, test } from 'vitest'
import { createLog, scrub } from './log.ts'

test.each([
  ['Authorization: Bearer abc.def-ghi', 'Authorization: Bearer [token]'],
  ['of eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.c2ln', 'of [token]'],
  ['to ada.b+c@mail.example.com.', 'to [mail].'],
  ['GET /auth/callback?code=abc&state=d', 'GET /auth/callback?[query]'],
  ['connect ECONNREFUSED 192.0.2.7:5432', 'connect ECONNREFUSED [address]:5432'],
  ['connect to 2001:db8::8a2e:370:7334 failed', 'connect to [address] failed'],
  ['connect to ::1 failed', 'connect to [address] failed'],
  [
    'at Object.<anonymous> (/srv/portal/server/app.ts:12:34)',
    'at Object.<anonymous> (/srv/portal/server/app.ts:12:34)',
  ],
  ['at TCP.onread (node:internal/stream_base:12:34)', 'at TCP.onread (node:internal/stream_base:12:34)'],
  ['2026-11-25T01:33:22.539Z', '2026-11-25T01:33:22.539Z'],
])('%s', (text, said) => {
  expect(scrub(text)).toBe(said)
})

function logged(work: (log: ReturnType<typeof createLog>) => void) {
  const lines: Record<string, unknown>[] = []
  const write = (line: string) => void lines.push(JSON.parse(line) as Record<string, unknown>)
  work(createLog('info', { write }))
  return lines
}

test('an error is told with its causes, and without what libraries hang on to it', () => {
  const cause = Object.assign(new Error('duplicate key'), { detail: 'Key (voter)=(canary) already exists.' })
  const error = new Error('the store failed', { cause })
  const [line] = logged(({ log }) => log({ level: 'error', event: 'request failed', error, route: '/api/x' }))
  expect(line).toMatchObject({ level: 'error', event: 'request failed', route: '/api/x' })
  expect(line?.['error']).toMatch(/the store failed[^]*caused by [^]*duplicate key/)
  expect(JSON.stringify(line)).not.toContain('canary')
})

test('what an editor did is a line of its own, with the request in which it was done', () => {
  const lines = logged(({ log, during }) =>
    during('request-1', () =>
      log({ level: 'info', event: 'audit', action: 'comment handled', editor: 'ready-editor', target: '17' }),
    ),
  )
  expect(lines).toEqual([
    {
      level: 'info',
      time: expect.any(String) as string,
      request: 'request-1',
      event: 'audit',
      action: 'comment handled',
      editor: 'ready-editor',
      target: '17',
    },
  ])
})
