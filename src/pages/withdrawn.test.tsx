// @vitest-environment jsdom
import { act, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { handlersFor } from '../../mocks/handlers.ts'
import { testPorts } from '../../mocks/node.ts'
import { keys, tokenFor } from '../../mocks/tokens.ts'
import { createApp } from '../../server/app.ts'
import { createTokenVerifier } from '../../server/access/tokens.ts'
import { article, person } from '../../tests/api.ts'
import { renderPortal, server } from '../../tests/portal.tsx'

const member = person('member')
const content = {
  articles: [
    article('manual', { access: 'maintenance', title: 'The manual' }),
    article('annex', { access: 'maintenance', title: 'The annex' }),
  ],
  flows: [],
}

test('a member whose agreement is withdrawn is refused at the next request, and the portal forgets what it opened', async () => {
  const ports = testPorts({ content })
  const verify = createTokenVerifier({ ...ports.config.portal.oidc, tokenType: 'at+jwt', keys })
  const withdrawn = `Bearer ${await tokenFor(member, { claims: { maintenance: 'expired' } })}`
  let isWithdrawn = false
  // As after a renewal: the provider reads its directory anew.
  const verifyToken = (authorization: string) => verify(isWithdrawn ? withdrawn : authorization)
  server.use(...handlersFor(createApp({ ...ports, verifyToken })))

  const { user, queryClient } = renderPortal('/articles/annex', { as: member })
  await screen.findByText('canary of annex')
  await user.click(screen.getByRole('link', { name: 'The manual' }))
  await screen.findByText('canary of manual')

  isWithdrawn = true
  await act(() => queryClient.invalidateQueries({ queryKey: ['reader', 'articles'], type: 'active' }))
  expect(await screen.findByText(/Its maintenance agreement is no longer valid/)).toBeVisible()
  const kept = queryClient.getQueryCache().getAll()
  expect(document.body.textContent + JSON.stringify(kept.map(({ state }) => state.data))).not.toMatch(
    /canary/,
  )
})
