import { expect } from '@playwright/test'
import { test } from './journey.ts'
import { answer, chooseAccount, expectAccessible, gated, heading, newReader, signInAs } from './steps.ts'

test('a person without an account is led in, guided, let in and heard', async ({ page, browser, baseURL }, {
  project,
}) => {
  const email = `newcomer-${project.name}-${Date.now()}@example.com`
  const password = 'Sign-post-2026'
  const comment = `The restore step could name the file. (${email})`
  const outbox = `/idp/outbox?to=${encodeURIComponent(email)}`

  await test.step('creates an account', async () => {
    await page.goto('/')
    await page.getByRole('banner').getByRole('link', { name: 'Sign in' }).click()
    await page.getByRole('link', { name: 'Create an account' }).click()
    await page.getByLabel('Your name').fill('Nia Newcomer')
    await page.getByLabel('E-mail address').fill(email)
    await page.getByLabel('Password', { exact: true }).fill(password)
    await page.getByRole('button', { name: 'Create the account' }).click()
    await expect(heading(page, 'Look at your mail')).toBeVisible()
  })

  await test.step('is refused, and led to the step that fits', async () => {
    await page.goto('/')
    await page.getByRole('banner').getByRole('link', { name: 'Sign in' }).click()
    await page.getByLabel('E-mail address').fill(email)
    await page.getByLabel('Password').fill(password)
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await expect(heading(page, 'Verify your e-mail address')).toBeVisible()
    expect(new URL(page.url()).pathname).toBe('/troubleshooters/sign-in/verify-address')
    expect(page.url()).not.toMatch(/code=|state=|error/)
    await expectAccessible(page)
  })

  await test.step('finds no mail, and is led to the reset', async () => {
    await page.getByRole('button', { name: 'No, not yet' }).click()
    await expect(heading(page, 'Who is the mail missing for?')).toBeVisible()
    await answer(page, 'Only for me')
    await expect(heading(page, 'Look in the spam folder')).toBeVisible()
    await page.getByRole('button', { name: 'No, not yet' }).click()
    await expect(heading(page, /forgot password/)).toBeVisible()
    await page.getByRole('link', { name: 'Reset my password' }).click()
    await page.getByLabel('E-mail address of your account').fill(email)
    await page.getByRole('button', { name: /^Send/ }).click()
    await page.getByRole('link', { name: 'Open the outbox of this demo' }).click()
    const mail = page.getByRole('article').filter({ hasText: 'reset-password' }).first()
    await mail.getByRole('link').click()
    await page.getByLabel('New password', { exact: true }).fill(`${password}!`)
    await page.getByRole('button', { name: 'Set the password' }).click()
    await page.getByRole('link', { name: 'Go to Signpost' }).click()
  })

  await test.step('signs in, and sees why an article is locked', async () => {
    await page.goto(gated.path)
    await expect(page.getByRole('heading', { name: 'Sign in to read this' })).toBeVisible()
    await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click()
    await page.getByLabel('E-mail address').fill(email)
    await page.getByLabel('Password').fill(`${password}!`)
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await expect(page).toHaveURL(`${baseURL}${gated.path}`)
    await expect(
      page.getByText(`You are signed in as ${email}, and no organisation’s group includes you`),
    ).toBeVisible()
    await expectAccessible(page)
    await page.getByRole('link', { name: 'Find out what would open it' }).click()
    await expect(heading(page, 'What has happened between you and your organisation so far?')).toBeVisible()
    await page.getByText(/^\d+ earlier stops?$/).click()
    await expect(page.getByText('You are signed in', { exact: true })).toBeVisible()
  })

  await test.step('is invited by the administrator and accepts by the link in the mail', async () => {
    const administrator = await newReader(browser)
    await administrator.goto(`${baseURL}/idp/organisation`)
    await chooseAccount(administrator, 'administrator@example.com')
    await administrator.getByLabel('E-mail address').fill(email)
    await administrator.getByRole('button', { name: 'Send the invitation' }).click()
    await expect(administrator.getByText(email).first()).toBeVisible()
    await administrator.context().close()

    await page.goto(outbox)
    await page.getByRole('article').filter({ hasText: 'invitation' }).first().getByRole('link').click()
    await page.getByRole('button', { name: /^Accept/ }).click()
    await page.getByRole('link', { name: 'go to “My access”' }).click()
  })

  await test.step('refreshes the rights, and the article opens', async () => {
    await page.getByRole('button', { name: 'Refresh my rights' }).click()
    await expect(page.getByText('Your rights have changed.')).toBeVisible()
    await expect(page.getByRole('cell', { name: 'Aurora Engineering' })).toBeVisible()
    await expectAccessible(page)
    await page.goto(gated.path)
    await expect(page.getByRole('group', { name: 'How much did this article help?' })).toBeVisible()
  })

  await test.step('rates it, and the vote is there after a reload', async () => {
    await page.getByRole('radio', { name: '4 – helped a lot' }).check()
    await page.getByRole('button', { name: 'Send rating' }).click()
    // At once, before it has arrived.
    await page.reload()
    await expect(page.getByText('You rated 4 – helped a lot')).toBeVisible()
    await expect(page.getByText('4.0 of 5 stars')).toBeAttached()
    await expect(page.getByText('1 vote', { exact: true })).toBeVisible()
    await expect(page.getByText('Too few votes to judge')).toBeVisible()
    await expectAccessible(page)
  })

  await test.step('comments, and no other reader sees the comment or that there is one', async () => {
    const write = page.getByRole('button', { name: 'Write a comment' })
    await write.click()
    await page.getByLabel('Your comment').fill(comment)
    await page.getByRole('button', { name: 'Send comment' }).click()
    await expect(page.getByText('Your comment is with the editors.')).toBeVisible()

    const other = await newReader(browser)
    const answers: string[] = []
    other.on('response', async (response) => {
      answers.push(await response.text().catch(() => ''))
    })
    await other.goto(`${baseURL}/`)
    await signInAs(other, 'member@example.com')
    await other.goto(`${baseURL}${gated.path}`)
    await expect(other.getByRole('group', { name: 'How much did this article help?' })).toBeVisible()
    await other.waitForLoadState('networkidle')
    expect(answers.length).toBeGreaterThan(3)
    expect(answers.filter((text) => text.includes(email))).toEqual([])
    await other.context().close()
  })
})
