import { expect, test } from 'vitest'
import { app, as } from '../../tests/api.ts'

test('the API tells a reader what it read from the token, and from which claim', async () => {
  const answer = await app.request('/api/me/access', { headers: await as('other-product') })
  expect(await answer.json()).toMatchObject({
    signedIn: true,
    email: 'other-product@example.com',
    organisation: { value: 'Cirrus Detailing', claim: 'organisation', present: true },
    maintenance: { value: 'active', claim: 'maintenance' },
    products: { value: ['signpost-desk'] },
    editor: { value: false, present: false },
  })
})
