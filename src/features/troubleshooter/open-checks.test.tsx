// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { beforeEach, expect, test } from 'vitest'
import { renderPortal, server } from '../../../tests/portal.tsx'
import { discovery, metadata } from '../../../tests/sound-provider.ts'

let asked = 0
beforeEach(() => {
  asked = 0
  server.use(
    http.get(discovery, () => {
      asked += 1
      return HttpResponse.json(metadata)
    }),
  )
})

const heading = (name: string | RegExp) => screen.findByRole('heading', { level: 1, name })
async function whatHappens(label: string) {
  const { user } = renderPortal('/troubleshooters/sign-in/what-happens')
  await user.click(await screen.findByRole('radio', { name: label }))
  await user.click(screen.getByRole('button', { name: 'Continue' }))
}
const trail = () => within(screen.getByRole('region', { name: 'Your answers' }))
const fails = 'The sign-in page fails or goes round in circles'

test('whoever cannot sign in is asked only once the portal has found nothing itself', async () => {
  await whatHappens(fails)
  await heading('What does the sign-in page do?')
  expect(asked).toBe(1)
  await waitFor(() => expect(location.pathname).toBe('/troubleshooters/sign-in/page'))
  expect(trail().getByText('The account service knows this address of the portal')).toBeInTheDocument()
  expect(screen.queryByText('You asked for another page')).toBeNull()
})

test('a clock that is off is found, and no question asked', async () => {
  const now = new Date(Date.now() - 120_000).toISOString()
  server.use(http.get('*/api/health', () => HttpResponse.json({ status: 'ok', now })))
  await whatHappens(fails)
  await heading(/^Set your computer/)
  expect(trail().getByText('Your clock is wrong')).toBeVisible()
  await waitFor(() => expect(location.pathname).toBe('/troubleshooters/sign-in/clock'))
  expect(screen.queryByText('You asked for another page')).toBeNull()
})

test('a network that answers in the provider’s place is found', async () => {
  server.use(http.get(discovery, () => HttpResponse.html('<p>Welcome to our Wi-Fi')))
  await whatHappens(fails)
  await heading('Deal with the page in between')
  await waitFor(() => expect(location.pathname).toBe('/troubleshooters/sign-in/in-between'))
})

test('whoever forgot the password does not wait for any of that', async () => {
  await whatHappens('I forgot my password')
  await heading('Reset your password')
  expect(asked).toBe(0)
})
