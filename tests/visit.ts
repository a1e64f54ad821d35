import { screen, within } from '@testing-library/react'
import type { UserEvent } from '@testing-library/user-event'
import { expect } from 'vitest'
import type { Person } from '../mocks/people.ts'

/** A page, the calls on it that fail, and what a reader has all the same. */
export type Visit = {
  calls: string[]
  path: string
  as?: Person | undefined
  /** Before anything fails. */
  prepare?: () => void
  left: (user: UserEvent) => Promise<unknown>
  /** After trying again, with the API back. */
  again?: () => Promise<unknown>
}

export const heading = (name: string | RegExp) => screen.findByRole('heading', { level: 1, name })
export const press = async (user: UserEvent, name: string) =>
  user.click(await screen.findByRole('button', { name }))

export async function cannotBeShown() {
  await heading('This page could not be shown')
  expect(within(screen.getByRole('main')).getByRole('link', { name: 'I cannot sign in' })).toBeVisible()
}
