import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { password } from '../../mocks/people.ts'
import { test } from './journey.ts'
import { startOwnPortal } from './own-portal.ts'
import { chooseAccount, expectAccessible, heading } from './steps.ts'

const delicate = `---
title: Reset everybody
summary: Only for who has just given a password.
kind: instruction
access: signed-in
authentication: { maxAge: 300, acr: [password] }
topics: [account]
versions: not-version-specific
updated: 2026-11-25
updatedBy: { name: The editors, email: editors@example.com }
---

Nobody but you reads this.
`

test('a reader who signed in with one click gives a password for an article that asks for it, and reads on', async ({
  page,
}) => {
  const content = mkdtempSync(join(tmpdir(), 'signpost-step-up-'))
  cpSync('content', content, { recursive: true })
  writeFileSync(join(content, 'en/articles/reset-everybody.md'), delicate)
  const portal = await startOwnPortal({ CONTENT_DIR: content })
  try {
    await page.goto(`${portal.origin}/articles/reset-everybody`)
    await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click()
    await chooseAccount(page, 'no-organisation@example.com')

    await expect(heading(page, 'Confirm that it is you')).toBeVisible()
    await expectAccessible(page)
    await page.getByRole('button', { name: /^Continue to/ }).click()
    await expect(page.getByRole('heading', { name: 'Ready accounts' })).toBeHidden()
    await page.getByLabel('E-mail address').fill('no-organisation@example.com')
    await page.getByLabel('Password').fill(password)
    await page.getByRole('button', { name: 'Sign in' }).click()

    await expect(page.getByText('Nobody but you reads this.')).toBeVisible()
    await expect(page).toHaveURL(`${portal.origin}/articles/reset-everybody`)
  } finally {
    await portal.end()
    rmSync(content, { recursive: true, force: true })
  }
})
