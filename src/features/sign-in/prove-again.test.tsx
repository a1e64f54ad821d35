// @vitest-environment jsdom
import { act, screen } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { expect, test } from 'vitest'
import { person } from '../../../tests/api.ts'
import { renderPortal, server } from '../../../tests/portal.tsx'
import { session } from '../../session/session.ts'
import { SignInFailed } from '../../session/sign-in-failed.ts'

const member = person('member')
const heading = (name: string) => screen.findByRole('heading', { level: 1, name })
const article = '/articles/operate-back-up?from=list'

test('a reader whom the API asks to prove it again is offered just that, and comes back', async () => {
  server.use(
    http.get('*/api/articles/operate-back-up', () =>
      HttpResponse.json(null, {
        status: 401,
        headers: {
          'WWW-Authenticate':
            'Bearer error="insufficient_user_authentication", acr_values="two-factors", max_age="300"',
        },
      }),
    ),
  )
  const { user, begun } = renderPortal(article, { as: member })
  await heading('Confirm that it is you')
  expect(begun).toEqual([])
  await user.click(screen.getByRole('button', { name: 'Continue to Signpost account' }))
  expect(begun).toEqual([{ returnTo: article, acrValues: 'two-factors', maxAge: 300 }])
})

test('a reader who does not prove it is told that nothing is lost', async () => {
  renderPortal('/auth/callback?error=access_denied&state=s', {
    as: member,
    complete: new SignInFailed('cancelled', 'callback: access_denied', { returnTo: '/articles/sign-in' }),
  })
  await heading('You are still signed in as before')
  expect(screen.getByRole('link', { name: 'Go back to where you were' })).toHaveAttribute(
    'href',
    '/articles/sign-in',
  )
})

test('a session that ends takes no text from under the reader’s eyes', async () => {
  const { queryClient } = renderPortal('/articles/operate-back-up', { as: member })
  await screen.findByRole('group', { name: 'How much did this article help?' })
  await session.endWith((await session.accessToken()) ?? '', 'session-ended')
  await screen.findByText(/You have been signed out. What you are reading stays/)
  await act(() => queryClient.invalidateQueries({ queryKey: ['reader'] }))
  expect(queryClient.getQueryData(['reader', 'articles', 'operate-back-up'])).toMatchObject({
    access: 'open',
  })
  expect(screen.getByRole('group', { name: 'How much did this article help?' })).toBeVisible()
  expect(screen.queryByRole('heading', { name: 'Sign in to read this' })).toBeNull()
})
