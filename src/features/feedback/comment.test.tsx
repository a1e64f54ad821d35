// @vitest-environment jsdom
import { screen } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { expect, test } from 'vitest'
import type { DeskComments } from '../../../contract/desk-comments.ts'
import { people } from '../../../mocks/people.ts'
import { tokenFor } from '../../../mocks/tokens.ts'
import { renderPortal, server } from '../../../tests/portal.tsx'

const [member, otherReader] = people
const editor = people.find(({ roles }) => roles?.includes('editor'))
const address = '*/api/articles/sign-in/comments'

/** What has reached the editors, as the desk shows it to them. */
async function received() {
  if (!editor) throw new Error('There is no editor among the people')
  const answer = await fetch('http://localhost:3000/api/desk/comments', {
    headers: { Authorization: `Bearer ${await tokenFor(editor)}` },
  })
  const { comments } = (await answer.json()) as DeskComments
  return comments.map(({ article, section, text }) => ({
    article: article.slug,
    section: section?.id ?? null,
    text,
  }))
}
/** The server takes the comment, and its answer is lost on the way. */
const loseAnswer = () =>
  server.use(
    http.post(
      address,
      async ({ request }) => {
        await fetch(request.clone())
        return HttpResponse.error()
      },
      { once: true },
    ),
  )

async function write(text: string, { as = member, ...options } = {}) {
  const view = renderPortal('/articles/sign-in', { ...(as && { as }), ...options })
  await view.user.click(await screen.findByRole('button', { name: 'Write a comment' }))
  const field = await screen.findByRole('textbox', { name: 'Your comment' })
  expect(field).toHaveFocus()
  if (text) await view.user.click(field).then(() => view.user.paste(text))
  return { ...view, field }
}
const send = () => screen.getByRole('button', { name: 'Send comment' })
const thanks = () => screen.findByText('Thank you. Your comment is with the editors.')

test('a comment reaches the editors, with the section it is about, and readers are told who reads it', async () => {
  const { user } = await write('Step 2 is unclear.')
  expect(screen.getByText(/Only the editors of this portal read your comment/)).toBeVisible()
  await user.selectOptions(screen.getByRole('combobox', { name: /Which part is it about/ }), 'Steps')
  await user.click(send())
  expect(await thanks()).toBeVisible()
  expect(screen.queryByRole('textbox', { name: 'Your comment' })).toBeNull()
  expect(await received()).toEqual([{ article: 'sign-in', section: 'steps', text: 'Step 2 is unclear.' }])
})

test('who has written nothing, or too much, is told at the field', async () => {
  const { user, field } = await write('')
  await user.click(send())
  expect(await screen.findByRole('alert')).toHaveTextContent('Write a comment first')
  expect(field).toHaveAccessibleDescription(/Write a comment first/)

  await user.click(field)
  await user.paste('x'.repeat(1253))
  expect(field).toHaveAccessibleDescription(/3 characters too many/)
  await user.click(send())
  expect(await screen.findByRole('alert')).toHaveTextContent('Shorten the comment by 3 characters')
  expect(field).toHaveFocus()
  expect(await received()).toEqual([])

  await user.keyboard('{Backspace}{Backspace}{Backspace}')
  expect(field).toHaveAccessibleDescription(/ 0 characters left/)
  await user.click(send())
  expect(await thanks()).toBeVisible()
})

test('the longest comment that the counter allows is one that the server takes, in any script', async () => {
  // The contract counts UTF-16 units, as `maxlength` does; an emoji of a family is eleven of them.
  const family = '👩‍👩‍👧‍👦'
  const text = family.repeat(113) + 'äöü漢字xx'
  expect(text.length).toBe(1250)
  const { user, field } = await write(text)
  expect(field).toHaveAccessibleDescription(/ 0 characters left/)
  await user.click(send())
  expect(await thanks()).toBeVisible()
  expect((await received())[0]?.text).toBe(text)
})

test('a text that looks like a secret is warned about, and may be sent all the same', async () => {
  const { user } = await write('My password: Tr0ub4dor&3')
  expect(await screen.findByText(/This looks like it holds a password/)).toBeVisible()
  await user.click(send())
  expect(await thanks()).toBeVisible()
})

test('a comment that fails is still there, and arrives once however often it is sent', async () => {
  loseAnswer()
  const { user, field } = await write('Thank you!')
  await user.click(send())
  expect(await screen.findByText('Your comment was not sent')).toBeVisible()
  expect(screen.getByText(/Your text is still here/)).toBeVisible()
  expect(field).toHaveValue('Thank you!')

  await user.click(screen.getByRole('button', { name: 'Try again' }))
  expect(await thanks()).toBeVisible()
  expect(await received()).toEqual([{ article: 'sign-in', section: null, text: 'Thank you!' }])
})

test('a comment that was changed after its answer was lost is sent as another, if the reader wants', async () => {
  loseAnswer()
  const { user, field } = await write('First thought.')
  await user.click(send())
  await screen.findByText('Your comment was not sent')
  await user.type(field, ' Second thought.')
  await user.click(screen.getByRole('button', { name: 'Try again' }))
  expect(await screen.findByText(/An earlier version of this comment has already reached/)).toBeVisible()

  await user.click(screen.getByRole('button', { name: 'Send this version as well' }))
  expect(await thanks()).toBeVisible()
  expect((await received()).map(({ text }) => text)).toEqual([
    'First thought. Second thought.',
    'First thought.',
  ])
})

test('two comments are two', async () => {
  const { user } = await write('One.')
  await user.click(send())
  await thanks()
  await user.click(screen.getByRole('button', { name: 'Write another comment' }))
  const field = await screen.findByRole('textbox', { name: 'Your comment' })
  expect(field).toHaveValue('')
  await user.type(field, 'Two.')
  await user.click(send())
  await thanks()
  expect((await received()).map(({ text }) => text)).toEqual(['Two.', 'One.'])
})

test('a draft survives a reload with its section, and is gone once it is sent', async () => {
  const { user, unmount } = await write('Half a thought')
  await user.selectOptions(screen.getByRole('combobox', { name: /Which part is it about/ }), 'Steps')
  unmount()

  const again = renderPortal('/articles/sign-in', member && { as: member })
  expect(await screen.findByRole('textbox', { name: 'Your comment' })).toHaveValue('Half a thought')
  expect(screen.getByRole('combobox', { name: /Which part is it about/ })).toHaveDisplayValue('Steps')
  await again.user.click(send())
  await thanks()
  again.unmount()

  renderPortal('/articles/sign-in', member && { as: member })
  expect(await screen.findByRole('button', { name: 'Write a comment' })).toBeVisible()
})

test('a draft begun before signing in is there afterwards, and not for the next account', async () => {
  const { unmount } = await write('Begun as nobody', { as: undefined })
  unmount()

  const signedIn = renderPortal('/articles/sign-in', member && { as: member })
  expect(await screen.findByRole('textbox', { name: 'Your comment' })).toHaveValue('Begun as nobody')
  signedIn.unmount()

  renderPortal('/articles/sign-in', otherReader && { as: otherReader })
  expect(await screen.findByRole('button', { name: 'Write a comment' })).toBeVisible()
  expect(screen.queryByDisplayValue('Begun as nobody')).toBeNull()
})

test('who discards a draft gets the button back, and the focus with it', async () => {
  const { user } = await write('Never mind')
  await user.click(screen.getByRole('button', { name: 'Discard' }))
  expect(await screen.findByRole('button', { name: 'Write a comment' })).toBeVisible()
  expect(screen.queryByRole('textbox', { name: 'Your comment' })).toBeNull()
})

test.each([
  ['sign-in no longer counts', 401, 'invalid_token', /Sign in again, then try once more/],
  ['article is gone', 404, 'not_found', /does not exist any more/],
  ['portal has a problem', 503, 'unavailable', /a problem of its own/],
])('says in words why nothing was sent when the %s', async (_what, status, code, words) => {
  server.use(
    http.post(address, () =>
      HttpResponse.json(
        { type: 'about:blank', title: code, status, code },
        { status, headers: { 'Content-Type': 'application/problem+json' } },
      ),
    ),
  )
  const { user } = await write('Hello')
  await user.click(send())
  expect(await screen.findByText(words)).toBeVisible()
  expect(screen.getByRole('textbox', { name: 'Your comment' })).toHaveValue('Hello')
})
