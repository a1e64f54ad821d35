import { expect, type Page } from '@playwright/test'
import { claimsOf } from '../../mocks/claims.ts'
import { people, type Person } from '../../mocks/people.ts'
import { defaultClaims, rightsFrom } from '../../server/access/claims.ts'
import { compileContent } from '../../server/content/compile.ts'
import { lockReason, mayKnow } from '../../server/access/gate.ts'
import { test } from './journey.ts'
import { expectAccessible, gated, heading, openAccountMenu, signInAs, visit } from './steps.ts'

const forAnyAgreement = '/articles/support-policy'
const forEditors = '/articles/editorial-handbook'

/** What each account sees on: the manual · an article for any agreement · one for editors. `null`: it opens. */
const expected: Record<string, [manual: RegExp | null, anyAgreement: RegExp | null, editors: RegExp | null]> =
  {
    'member@example.com': [null, null, /for the portal’s editors only/],
    'no-organisation@example.com': [
      /no organisation’s group includes you/,
      /no organisation’s group/,
      /editors only/,
    ],
    'invited@example.com': [
      /no organisation’s group includes you/,
      /no organisation’s group/,
      /editors only/,
    ],
    'external@example.com': [
      /no organisation’s group includes you/,
      /no organisation’s group/,
      /editors only/,
    ],
    'expired@example.com': [
      /Borealis Steelworks. Its maintenance agreement is no longer valid/,
      /no longer valid/,
      /editors only/,
    ],
    'other-product@example.com': [/does not cover Signpost portal/, null, /editors only/],
    'administrator@example.com': [null, null, /editors only/],
    'editor@example.com': [null, null, null],
  }

const { content } = await compileContent('content')

const titleOf = (path: string) =>
  content.articles.find(({ slug }) => path === `/articles/${slug}`)?.title ?? ''

/** Every article that this person may know of, by title; and whether it is locked. */
function listFor(person: Person) {
  const rights = rightsFrom(
    { ...claimsOf(person), sub: person.email, iat: 0, exp: 0 },
    defaultClaims,
    new Date(),
  )
  return content.articles
    .filter((article) => mayKnow(article, rights))
    .map((article) => `${article.title}${lockReason(article, rights) ? ', locked' : ''}`)
    .toSorted()
}

async function listOn(page: Page) {
  const title = page.getByRole('heading', { level: 2 })
  const entries = page.getByRole('main').getByRole('listitem').filter({ has: title })
  await expect(entries.first()).toBeVisible()
  const seen = await entries.evaluateAll((items) =>
    items.map(
      (item) =>
        `${item.querySelector('h2')?.textContent}${/Locked/.test(item.textContent ?? '') ? ', locked' : ''}`,
    ),
  )
  return seen.toSorted()
}

/** What axe has looked at already. */
const inspected = new Set<string>()

const once = { tag: '@once' }

/** Both hosts serve what the same function answers: two accounts show that they do, all of them are seen in one. */
const onBothHosts = new Set(['expired@example.com', 'editor@example.com'])

for (const person of people.filter(({ email }) => email in expected)) {
  const { email, story } = person
  const tag = onBothHosts.has(email) ? [] : ['@once']
  test(`${email} (${story}) sees exactly what is theirs`, { tag }, async ({ page }, { project }) => {
    const [manual, anyAgreement, editors] = expected[email] ?? [null, null, null]
    await page.goto(gated.path)
    await signInAs(page, email)
    for (const [path, reason] of [
      [gated.path, manual],
      [forAnyAgreement, anyAgreement],
      [forEditors, editors],
    ] as const) {
      await visit(page, path)
      await expect(heading(page, titleOf(path))).toBeVisible()
      const lock = page.getByRole('region', { name: 'This article is locked for you' })
      const rating = page.getByRole('group', { name: 'How much did this article help?' })
      await expect(reason ? lock : rating).toBeVisible()
      if (reason) await expect(lock).toContainText(reason)
      // The markup is the same in both hosts and for each account with the same reason, so axe looks at it once.
      const seen = `${path} ${String(reason)}`
      if (project.name === 'node' && !inspected.has(seen)) await expectAccessible(page)
      inspected.add(seen)
    }
    await visit(page, '/articles')
    await expect(page.getByRole('banner').locator('summary')).toBeVisible()
    await expect.poll(() => listOn(page)).toEqual(listFor(person))
  })
}

test('unverified@example.com is not let in, and led to the step that helps', once, async ({ page }) => {
  await page.goto('/')
  await page.getByRole('banner').getByRole('link', { name: 'Sign in' }).click()
  await page.getByRole('button', { name: 'unverified@example.com' }).click()
  await expect(heading(page, 'Verify your e-mail address')).toBeVisible()
})

test('signing out in one tab signs out the other', once, async ({ page, context }) => {
  await page.goto(gated.path)
  await signInAs(page, 'member@example.com')
  const other = await context.newPage()
  await other.goto(gated.path)
  await expect(other.getByRole('group', { name: 'How much did this article help?' })).toBeVisible()

  await openAccountMenu(page)
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(heading(page, 'You are signed out')).toBeVisible()
  await expect(other.getByRole('heading', { name: 'Sign in to read this' })).toBeVisible()
  await expect(other.getByRole('group', { name: 'How much did this article help?' })).toBeHidden()
})

test('who signs in with another account sees nothing of the one before', once, async ({ page }) => {
  await page.goto(gated.path)
  await signInAs(page, 'member@example.com')
  await expect(page.getByRole('group', { name: 'How much did this article help?' })).toBeVisible()
  await openAccountMenu(page)
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(heading(page, 'You are signed out')).toBeVisible()
  await signInAs(page, 'expired@example.com')
  await page.goto(gated.path)
  await expect(page.getByText('Its maintenance agreement is no longer valid')).toBeVisible()
  await page.goBack()
  await page.goForward()
  await expect(page.getByText('Its maintenance agreement is no longer valid')).toBeVisible()
})
