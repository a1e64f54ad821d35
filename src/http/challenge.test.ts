// @vitest-environment jsdom
import { HttpResponse, http } from 'msw'
import { expect, test } from 'vitest'
import { problem, schema, server, signedIn } from '../../tests/calls.ts'
import { session } from '../session/session.ts'
import { get } from './api.ts'
import { proofWanted } from './problems.ts'

const challenge = (value: string, body = '') =>
  new HttpResponse(body, { status: 401, headers: { 'WWW-Authenticate': value } })
const wanted = 'error="insufficient_user_authentication"'

test.each([
  [
    'in the challenge alone',
    () => challenge(`Bearer realm="a, max_age=\\"9\\"", ${wanted}, acr_values="gold silver", max_age=300`),
    { acrValues: 'gold silver', maxAge: 300 },
  ],
  ['without saying how', () => challenge(`Bearer ${wanted}`), { acrValues: undefined, maxAge: undefined }],
  [
    'in problem details',
    () => problem(401, 'insufficient_user_authentication', { maxAge: 60 }),
    { acrValues: undefined, maxAge: 60 },
  ],
] as const)('a wish for another proof, %s, is passed on and renews nothing', async (_, answer, proof) => {
  const { renew } = signedIn()
  server.use(http.get('*/api/x', answer))
  const error = await get('/x', schema).catch((error: unknown) => error)
  expect(proofWanted(error)).toEqual(proof)
  expect(renew).not.toHaveBeenCalled()
  expect(session.get().state).toBe('signed-in')
})

test('a challenge that only talks of it is none', async () => {
  signedIn()
  server.use(
    http.get('*/api/x', () =>
      challenge(
        'Bearer error="invalid_token", error_description="not error=insufficient_user_authentication"',
      ),
    ),
  )
  const error = await get('/x', schema).catch((error: unknown) => error)
  expect(proofWanted(error)).toBeNull()
})
