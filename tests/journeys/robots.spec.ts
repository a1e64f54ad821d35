import { expect } from '@playwright/test'
import { test } from './journey.ts'
import { expectAccessible } from './steps.ts'

test('a reader meets no trap and no riddle; a robot falls into the one and is thanked all the same', async ({
  page,
}) => {
  const sent: { website?: string }[] = []
  page.on('request', (request) => {
    if (request.method() === 'POST') sent.push(request.postDataJSON() as { website?: string })
  })
  const worker = page.waitForEvent('worker')
  await page.goto('/articles/reset-your-password')

  await test.step('a rating is sent with a proof that a worker made meanwhile', async () => {
    await page.getByRole('radio', { name: '4 – helped a lot' }).check()
    expect((await worker).url()).toMatch(/\/assets\/solve-worker[\w.-]*\.js$/)
    await page.getByRole('button', { name: 'Send rating' }).click()
    await expect(page.getByText(/of 5 stars now, from/)).toBeAttached()
  })

  const comment = page.getByLabel('Your comment')
  await test.step('whoever sees, hears or tabs through the form does not come upon the trap', async () => {
    await page.getByRole('button', { name: 'Write a comment' }).click()
    await expect(comment).toBeFocused()
    await expectAccessible(page)
    await expect(page.getByRole('main').getByRole('textbox')).toHaveCount(1)
    await page.keyboard.press('Tab')
    await expect(page.getByRole('combobox')).toBeFocused()
    await comment.fill('Step 2 could say where the button is.')
    await page.getByRole('button', { name: 'Send comment' }).click()
    await expect(page.getByText('Your comment is with the editors.')).toBeVisible()
    expect(sent.at(-1)).not.toHaveProperty('website')
  })

  await test.step('a robot that fills in every field is thanked as well', async () => {
    await page.getByRole('button', { name: 'Write another comment' }).click()
    await comment.fill('The best watches of all.')
    await page.locator('input[name=website]').evaluate((field: HTMLInputElement) => {
      field.value = 'https://spam.example'
    })
    await page.getByRole('button', { name: 'Send comment' }).click()
    await expect(page.getByText('Your comment is with the editors.')).toBeVisible()
    expect(sent.at(-1)).toMatchObject({ website: 'https://spam.example' })
  })
})
