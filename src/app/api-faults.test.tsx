// @vitest-environment jsdom
import { screen } from '@testing-library/react'
import type { UserEvent } from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'
import { describe, expect, test, vi } from 'vitest'
import { people } from '../../mocks/people.ts'
import { app } from '../../tests/api.ts'
import { deskVisits } from '../../tests/desk-visits.ts'
import { renderPortal, server } from '../../tests/portal.tsx'
import { cannotBeShown, heading, press, type Visit } from '../../tests/visit.ts'

const [member] = people
const article = { path: '/articles/reset-your-password', title: 'Reset your password' }

/** What comes instead of an answer; `never answers` is brought about by the clock below. */
const faults: Record<string, () => Response> = {
  'is down': () => HttpResponse.error(),
  'never answers': () => HttpResponse.error(),
  'fails with 500': () => HttpResponse.html('<h1>Internal Server Error</h1>', { status: 500 }),
  'is unavailable with 503': () =>
    HttpResponse.json(
      { type: 'about:blank', title: 'Unavailable', status: 503, code: 'unavailable' },
      { status: 503, headers: { 'Content-Type': 'application/problem+json' } },
    ),
  'is answered for by a page': () => HttpResponse.html('<h1>Welcome to our Wi-Fi</h1>'),
  'breaks off': () =>
    new HttpResponse('{"articles":[{"slug":"reset-', { headers: { 'Content-Type': 'application/json' } }),
  'answers with nothing': () => new HttpResponse(null, { status: 204 }),
  'answers in another shape': () => HttpResponse.json({ unexpected: true }),
}

/** Calls as `GET /api/articles/{slug}`, the way the API describes them. */
const patternOf = (call: string) => new RegExp(`^${call.replace(/\{\w+\}/g, '[^/]+')}$`)

/** The calls fail until `back()`; everything else is answered. */
function whereFailing(calls: string[], what: string) {
  const patterns = calls.map(patternOf)
  const state = { failing: true }
  const fails = (method: string, address: string) =>
    state.failing && patterns.some((pattern) => pattern.test(`${method} ${new URL(address).pathname}`))
  server.use(
    http.all('*/api/*', ({ request }) => (fails(request.method, request.url) ? faults[what]?.() : undefined)),
  )
  if (what === 'never answers') {
    let latest = new AbortController()
    vi.spyOn(AbortSignal, 'timeout').mockImplementation(() => (latest = new AbortController()).signal)
    const ask = globalThis.fetch
    vi.spyOn(globalThis, 'fetch').mockImplementation((address, options) => {
      const { method, url } = new Request(address, { method: options?.method ?? 'GET' })
      if (fails(method, url)) latest.abort(new DOMException('late', 'TimeoutError'))
      return ask(address, options)
    })
  }
  return { back: () => (state.failing = false) }
}

const readable = () => heading(article.title)
async function voteNotSaved(user: UserEvent) {
  await user.click(await screen.findByRole('radio', { name: '4 – helped a lot' }))
  await press(user, 'Send rating')
  await screen.findByText('Your rating was not saved')
  expect(screen.getByRole('radio', { name: '4 – helped a lot' })).toBeChecked()
  await readable()
}
/** The troubleshooters are part of the build, too. */
const flow = {
  path: '/troubleshooters/sign-in/reset-password?what-happens=forgot',
  title: 'Reset your password',
}

const visits: Record<string, Visit> = {
  ...deskVisits,
  home: {
    calls: ['GET /api/articles'],
    path: '/',
    left: cannotBeShown,
    again: () => heading('What do you need?'),
  },
  'all articles': {
    calls: ['GET /api/articles'],
    path: '/articles',
    left: cannotBeShown,
    again: () => heading('All articles'),
  },
  'all topics': {
    calls: ['GET /api/topics'],
    path: '/topics',
    left: cannotBeShown,
    again: () => heading('Topics'),
  },
  'a search': {
    calls: ['GET /api/search'],
    path: '/search?q=password',
    async left() {
      await screen.findByText('The search did not work')
      expect(screen.getByRole('textbox', { name: 'Search the portal' })).toHaveValue('password')
    },
    again: () => screen.findByRole('list', { name: 'Results' }),
  },
  'an article': {
    calls: ['GET /api/articles/{slug}'],
    path: article.path,
    left: cannotBeShown,
    again: readable,
  },
  'the feedback below an article': {
    calls: ['GET /api/articles/{slug}/rating', 'POST /api/articles/{slug}/comments'],
    path: article.path,
    async left(user) {
      await readable()
      await screen.findByText('The ratings could not be fetched.')
      await press(user, 'Write a comment')
      await user.type(await screen.findByLabelText('Your comment'), 'Typed')
      await press(user, 'Send comment')
      await screen.findByText('Your comment was not sent')
      expect(screen.getByLabelText('Your comment')).toHaveValue('Typed')
    },
    again: () => screen.findByText('How much did this article help?'),
  },
  'the proof of a comment': {
    calls: ['GET /api/challenges'],
    path: article.path,
    async left(user) {
      await press(user, 'Write a comment')
      await user.type(await screen.findByLabelText('Your comment'), 'Typed')
      await press(user, 'Send comment')
      await screen.findByText('Your comment was not sent')
      expect(screen.getByLabelText('Your comment')).toHaveValue('Typed')
    },
    again: () => screen.findByText('Thank you. Your comment is with the editors.'),
  },
  'a vote': {
    calls: ['PUT /api/articles/{slug}/rating'],
    path: article.path,
    left: voteNotSaved,
  },
  'the work that a vote without an account costs': {
    calls: ['GET /api/challenges'],
    path: article.path,
    left: voteNotSaved,
  },
  'a vote that is taken back': {
    calls: ['DELETE /api/articles/{slug}/rating'],
    path: article.path,
    as: member,
    async left(user) {
      await user.click(await screen.findByRole('radio', { name: '4 – helped a lot' }))
      await press(user, 'Send rating')
      await press(user, 'Withdraw my rating')
      await screen.findByText('Your rating was not withdrawn')
      await readable()
    },
  },
  'my access': {
    calls: ['GET /api/me/access'],
    path: '/access',
    as: member,
    left: cannotBeShown,
    again: () => heading('My access'),
  },
  'a troubleshooter': {
    calls: ['GET /api/troubleshooters/{id}', 'POST /api/troubleshooters/{id}/outcomes'],
    path: flow.path,
    // Nobody is bothered with a report that did not arrive.
    async left(user) {
      await heading(flow.title)
      await press(user, 'Yes, it did')
      await screen.findByText(/^Good to hear/)
    },
  },
}

describe.each(Object.keys(faults))('an API that %s', (what) => {
  test.each(Object.entries(visits))('leaves something of %s, and a way on', async (_name, visit) => {
    const { calls, path, as, prepare, left, again } = visit
    prepare?.()
    const { back } = whereFailing(calls, what)
    const { user } = renderPortal(path, as && { as })
    await left(user)
    expect(screen.getByRole('main')).toBeVisible()
    back()
    if (!again) return
    const [tryAgain] = screen.getAllByRole('button', { name: 'Try again' })
    if (tryAgain) await user.click(tryAgain)
    await again()
  })
})

/** Asked by no page, or tried elsewhere: `/config.json` in a real browser, a film beside its player. */
const elsewhere = new Set([
  'GET /api/health',
  'GET /api/ready',
  'GET /config.json',
  'GET /media/{name}',
  'PATCH /api/desk/comments/{id}',
])

test('every call of the API is tried', async () => {
  const { paths } = (await (await app.request('/api/openapi.json')).json()) as {
    paths: Record<string, Record<string, unknown>>
  }
  const described = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  )
  const tried = new Set(Object.values(visits).flatMap(({ calls }) => calls))
  expect(described.filter((call) => !tried.has(call) && !elsewhere.has(call))).toEqual([])
})
