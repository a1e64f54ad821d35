import { expect, type Page } from '@playwright/test'
import { exampleFlow } from '../../src/features/troubleshooter/example-flow.ts'
import { test } from './journey.ts'
import { answer, drawnInBrowser, expectAccessible, heading, visit } from './steps.ts'

const flow = '/troubleshooters/example'

/** The flow of the tests stands in for a real one: every kind of step, and everything that a step can have. */
test.beforeEach(async ({ page }) => {
  await drawnInBrowser(page)
  await page.route('**/api/troubleshooters/example', (route) => route.fulfill({ json: exampleFlow }))
})

async function stand(page: Page, name: string) {
  await expect(heading(page, name)).toBeVisible()
  await expectAccessible(page)
}

test('every kind of step is for everybody, and the summary too', async ({ page }) => {
  const pages = [
    ['', 'Trouble with Signpost'],
    ['/what', 'What happens?'],
    ['/ask-member?since=always&what=locked', 'Are you a member of an organisation?'],
    ['/not-invited?ask-member=no&since=always&what=locked', 'Ask for an invitation'],
    ['/mail-blocked?what=mail', 'Let the mail through'],
    ['/agreement?version=v0&since=yesterday&what=locked', 'Since when?'],
    ['/hand-over?what=mail', 'A summary for somebody who can help'],
  ] as const
  await page.goto(flow)
  for (const [path, name] of pages) {
    await visit(page, flow + path)
    await stand(page, name)
  }
})

test('a sensitive answer leaves the page in no address and no report, and is asked for again after a reload', async ({
  page,
}) => {
  const left: string[] = []
  page.on('framenavigated', (frame) => left.push(frame.url()))
  page.on('request', (request) => {
    if (request.url().includes('/api/')) left.push(request.url(), request.postData() ?? '')
  })
  await page.goto(`${flow}/who?what=shared`)
  await stand(page, 'Who uses your account?')
  await answer(page, 'A colleague')
  await expect(heading(page, 'For how long?')).toBeVisible()
  await answer(page, 'Months')
  await stand(page, 'Choose a new password')
  await page.goBack()
  await expect(heading(page, 'For how long?')).toBeVisible()
  await page.goForward()
  await expect(heading(page, 'Choose a new password')).toBeVisible()

  const reported = page.waitForResponse((response) => response.url().endsWith('/outcomes'))
  await page.getByRole('button', { name: 'No, not yet' }).click()
  await reported
  await expect(heading(page, 'Let the mail through')).toBeVisible()
  await page.getByRole('button', { name: 'No, not yet' }).click()
  await stand(page, 'A summary for somebody who can help')
  expect(left.join('\n')).toContain('"what":"shared"')
  expect(left.join('\n')).not.toMatch(/colleague|how-long|months/)
  await expect(page.locator('pre')).not.toContainText('A colleague')
  await page.getByRole('checkbox').check()
  await expect(page.locator('pre')).toContainText('Who uses your account? A colleague')

  await page.goBack()
  await expect(heading(page, 'Let the mail through')).toBeVisible()
  await page.reload()
  await expect(page.getByText('Your answer was not kept')).toBeVisible()
  await stand(page, 'Who uses your account?')
})

test.describe('320 pixels wide', () => {
  test.use({ viewport: { width: 320, height: 640 } })

  test('the map of a flow is read, folded and followed by keyboard, and needs nobody else', async ({
    page,
    baseURL,
  }) => {
    const asked: string[] = []
    page.on('request', (request) => asked.push(new URL(request.url()).origin))
    await page.goto('/troubleshooters/sign-in/map')
    await expect(heading(page, 'Map of “Problems signing in”')).toBeVisible()
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true)

    const first = page.locator('#step-what-happens')
    await first.locator('> summary').focus()
    await page.keyboard.press('Enter')
    await expect(first).not.toHaveAttribute('open')
    // A link to a step unfolds whatever it lies in.
    await page.goto('/troubleshooters/sign-in/map')
    await page.getByRole('link', { name: 'see no-mail' }).first().press('Enter')
    await expect(page.locator('#step-no-mail')).toBeInViewport()

    await page.getByRole('button', { name: 'Unfold all' }).click()
    await expectAccessible(page)
    await page.getByRole('link', { name: 'Open this step: mailbox-gone' }).click()
    await expect(heading(page, 'Let support confirm that it is you')).toBeVisible()
    expect(new Set(asked)).toEqual(new Set([baseURL]))
  })
})
