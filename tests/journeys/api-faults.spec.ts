import { type BrowserContext, expect, type Page, type Route } from '@playwright/test'
import { test } from './journey.ts'
import { drawnInBrowser, expectAccessible, heading } from './steps.ts'

const article = { path: '/articles/reset-your-password', title: 'Reset your password' }
/** Any page of a reader sends the votes that were kept, so none may be cast where another visit looks at the ratings. */
const rated = { path: '/articles/no-mail', title: 'When a mail does not come' }

/** On a machine without a network but its own, the browser would call the reader offline. */
test.beforeEach(async ({ context }) => {
  await drawnInBrowser(context)
  await context.addInitScript(() => Object.defineProperty(Navigator.prototype, 'onLine', { get: () => true }))
})

type Fault = (route: Route) => Promise<void>
const answer =
  (status: number, contentType: string, body: string): Fault =>
  (route) =>
    route.fulfill({ status, contentType, body })
const json = 'application/json'
const problem = { type: 'about:blank', title: 'Unavailable', status: 503, code: 'unavailable' }
const faults = {
  'is down': (route) => route.abort('connectionrefused'),
  'fails with 500': answer(500, 'text/html', '<h1>Internal Server Error</h1>'),
  'is unavailable with 503': answer(503, 'application/problem+json', JSON.stringify(problem)),
  'never answers': () => Promise.resolve(),
  'is answered for by a page': answer(200, 'text/html', '<h1>Welcome to our Wi-Fi</h1>'),
  'breaks off': answer(200, json, '{"articles":[{"slug":"reset-'),
  'answers with nothing': (route) => route.fulfill({ status: 204 }),
  'answers in another shape': answer(200, json, '{"unexpected":true}'),
} satisfies Record<string, Fault>

/** A page, the calls on it that fail, and what a reader has all the same. */
type Visit = {
  calls: string[]
  page: string
  left: (page: Page) => Promise<void>
  /** After trying again, with the API back. */
  again?: (page: Page) => Promise<void>
}
const cannotBeShown = async (page: Page) => {
  await expect(heading(page, 'This page could not be shown')).toBeVisible({ timeout: 30_000 })
  await expect(page.getByRole('main').getByRole('link', { name: 'I cannot sign in' })).toBeVisible()
}
const tryAgain = (page: Page) => page.getByRole('button', { name: 'Try again' }).first().click()
const readable = (page: Page, { title } = article) => expect(heading(page, title)).toBeVisible()
const start: Visit = {
  calls: ['GET /config.json'],
  page: article.path,
  left: (page) => expect(heading(page, 'The portal cannot start')).toBeVisible({ timeout: 30_000 }),
  again: (page) => readable(page),
}
const visits: Visit[] = [
  {
    calls: ['GET /api/articles'],
    page: '/',
    left: cannotBeShown,
    again: (page) => expect(page.getByRole('main').getByRole('listitem').first()).toBeVisible(),
  },
  {
    calls: [`GET /api${article.path}`],
    page: article.path,
    left: cannotBeShown,
    again: (page) => readable(page),
  },
  {
    calls: [`GET /api${article.path}/rating`, `POST /api${article.path}/comments`],
    page: article.path,
    async left(page) {
      await readable(page)
      await expect(page.getByText('The ratings could not be fetched.')).toBeVisible({ timeout: 30_000 })
      await page.getByRole('button', { name: 'Write a comment' }).click()
      await page.getByLabel('Your comment').fill('Typed before it failed.')
      await page.getByRole('button', { name: 'Send comment' }).click()
      await expect(page.getByText('Your comment was not sent')).toBeVisible({ timeout: 30_000 })
      await expect(page.getByLabel('Your comment')).toHaveValue('Typed before it failed.')
    },
    async again(page) {
      await expect(page.getByText('How much did this article help?')).toBeVisible()
      await tryAgain(page)
      await expect(page.getByText('Your comment is with the editors.')).toBeVisible()
    },
  },
  {
    calls: [`PUT /api${rated.path}/rating`],
    page: rated.path,
    async left(page) {
      await page.getByRole('radio', { name: '4 – helped a lot' }).check()
      await page.getByRole('button', { name: 'Send rating' }).click()
      await expect(page.getByText('Your rating was not saved')).toBeVisible({ timeout: 30_000 })
      await expect(page.getByRole('radio', { name: '4 – helped a lot' })).toBeChecked()
      await readable(page, rated)
    },
  },
  {
    calls: ['GET /api/me/access'],
    page: '/access',
    left: cannotBeShown,
    again: (page) => expect(heading(page, 'My access')).toBeVisible(),
  },
  {
    calls: ['GET /api/troubleshooters/sign-in', 'POST /api/troubleshooters/sign-in/outcomes'],
    page: '/troubleshooters/sign-in/reset-password?what-happens=forgot',
    // The build holds the flow, too; and nobody is bothered with a report that did not arrive.
    async left(page) {
      await expect(heading(page, 'Reset your password')).toBeVisible({ timeout: 30_000 })
      await page.getByRole('button', { name: 'Yes, it did' }).click()
      await expect(page.getByText('Good to hear.')).toBeVisible()
    },
  },
]

/** One reader whose calls fail: nothing is thrown, something is left, and trying again helps. */
async function meet(context: BrowserContext, fault: Fault, { calls, page: path, left, again }: Visit) {
  const page = await context.newPage()
  const thrown: string[] = []
  page.on('pageerror', ({ message }) => thrown.push(message))
  await page.route('**', (route) => {
    const request = route.request()
    return calls.includes(`${request.method()} ${new URL(request.url()).pathname}`)
      ? fault(route)
      : route.fallback()
  })
  await page.goto(path)
  await left(page)
  await page.unrouteAll({ behavior: 'ignoreErrors' })
  if (again) {
    await tryAgain(page)
    await again(page)
  }
  expect(thrown, `${calls.join(', ')}: thrown to nobody`).toEqual([])
  await page.close()
}

/** Every fault of every call is tried without a browser (`src/app/api-faults.test.tsx`); what only a browser has is seen with these. */
for (const what of ['is down', 'is answered for by a page'] as const) {
  test(`whatever the API is asked, when it ${what} the reader is told, and goes on`, async ({ context }) => {
    await Promise.all([start, ...visits].map((visit) => meet(context, faults[what], visit)))
  })
}

test('a portal that cannot start says so, whatever is wrong with its configuration', async ({ context }) => {
  await Promise.all(Object.values(faults).map((fault) => meet(context, fault, start)))
})

test('on the first visit of all, with an API that fails throughout, the troubleshooter leads on', async ({
  page,
}) => {
  await page.route('**/api/**', (route) => route.fulfill({ status: 500, body: '' }))
  await page.goto('/')
  await cannotBeShown(page)
  await expectAccessible(page)
  await page.getByRole('main').getByRole('link', { name: 'I cannot sign in' }).click()
  await page.getByRole('link', { name: 'Start' }).click()
  await page.getByRole('radio', { name: 'I forgot my password' }).check()
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(heading(page, /reset/i)).toBeVisible()
  await expect(page.getByText('The portal’s server does not answer at the moment.')).toBeVisible()
  await expectAccessible(page)
})
