// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { hitsOnAPage } from '../../contract/search.ts'
import { person } from '../../tests/api.ts'
import { expectAccessible } from '../../tests/axe.ts'
import { found, foundArticle, foundLocked, foundSection, foundStep } from '../../tests/found.ts'
import { renderPortal } from '../../tests/portal.tsx'
import { box, main, whereFound } from '../../tests/search-page.ts'
import { heading } from '../../tests/visit.ts'

const hits = () =>
  within(screen.getByRole('list', { name: 'Results' }))
    .getAllByRole('heading', { level: 2 })
    .map(({ textContent }) => textContent)

describe('a search', () => {
  test('with a typing mistake finds the page, marks the word and leads to the section', async () => {
    const { user } = renderPortal('/search?q=pasword')
    await heading('Results for “pasword”')
    expect(document.title).toBe('Results for “pasword” – Signpost')
    expect(hits().slice(0, 3)).toContain('Reset your password')
    expect(screen.getAllByText('password', { selector: 'mark' })[0]).toBeVisible()
    expect(box()).toHaveValue('pasword')
    const section = main()
      .getAllByRole('link')
      .find((link) => link.getAttribute('href')?.startsWith('/articles/reset-your-password#'))
    if (!section) throw new Error('No section of the article was found')
    await user.click(section)
    await heading('Reset your password')
    expect(location.hash).not.toBe('')
  })

  test('says why an article is locked, how many are, and how to open them', async () => {
    const { begun, user } = renderPortal('/search?q=back up')
    const item = (await screen.findByRole('link', { name: 'Back up and restore' })).closest('li')
    expect(item).toHaveTextContent('Locked. You are not signed in; most open once you are.')
    expect(main().getByText(/^1 of these is locked for you/)).toBeVisible()
    await user.click(main().getByRole('link', { name: /^Sign in to find out/ }))
    expect(begun).toEqual([{ returnTo: '/search?q=back%20up' }])
  })

  test('finds the text of a locked article for whom it is open, and counts no lock', async () => {
    renderPortal('/search?q=back up', { as: person('member') })
    expect(await screen.findByRole('link', { name: 'Back up and restore' })).toBeVisible()
    expect(main().queryByText(/locked for you/)).toBeNull()
  })

  test('tells a member whose agreement has run out what would open it', async () => {
    renderPortal('/search?q=back up', { as: person('expired') })
    const item = (await screen.findByRole('link', { name: 'Back up and restore' })).closest('li')
    expect(item).toHaveTextContent('maintenance agreement has run out; renewing it opens this')
    expect(main().getByRole('link', { name: 'See what your account opens' })).toHaveAttribute(
      'href',
      '/access',
    )
  })

  test('shows a step of a troubleshooter for what it is, with the answers that lead there', async () => {
    whereFound(
      found([
        foundStep('reset-password', 'Reset your *password*', { 'what-happens': 'forgot' }),
        foundArticle('v', 'Watch', { kind: 'video', sections: [foundSection(null, 'a *password*', 65)] }),
      ]),
    )
    const { user } = renderPortal('/search?q=password')
    await heading(/Results for/)
    expect(main().getByText('Troubleshooter: Problems signing in')).toBeVisible()
    expect(main().getByRole('link', { name: 'At 1:05' })).toHaveAttribute('href', '/articles/v#t=65')
    await expectAccessible()
    await user.click(main().getByRole('link', { name: 'Reset your password' }))
    await waitFor(() =>
      expect(location.pathname + location.search).toMatch(
        /^\/troubleshooters\/sign-in\/reset-password\?what-happens=forgot/,
      ),
    )
  })

  test('gives the focus to its heading, and says how much was found', async () => {
    whereFound(found([foundArticle('a', 'A'), foundLocked('b', 'B', 'maintenance_required')], { total: 12 }))
    const { user } = renderPortal('/articles')
    await heading('All articles')
    await user.type(box(), 'mail{Enter}')
    await waitFor(async () => expect(await heading('Results for “mail”')).toHaveFocus())
    expect(screen.getAllByText('12 results')).toHaveLength(2)
    await expectAccessible()
  })

  test('shows what was typed as text, whatever it is', async () => {
    const text = '<img src=x onerror=alert(1)> شلوم 🤷 <b>'
    renderPortal(`/search?q=${encodeURIComponent(text)}`)
    await heading(`Results for “${text}”`)
    expect(box()).toHaveValue(text)
    expect(document.querySelector('main img, main b')).toBeNull()
  })
})

describe('its address', () => {
  test('holds the filters and the page, and going back brings all of it back', async () => {
    const page = Array.from({ length: hitsOnAPage }, (_, index) => foundArticle(`a-${index}`, `A ${index}`))
    const asked = whereFound(found(page, { total: 25 }))
    const { user } = renderPortal('/search?q=mail')
    await heading('Results for “mail”')
    await user.click(screen.getByText('Filters'))
    await user.selectOptions(screen.getByRole('combobox', { name: 'Kind' }), 'Instructions')
    await screen.findByText('Filters: 1 on')
    expect(location.search).toBe('?q=mail&kind=instruction')

    await user.click(screen.getByRole('link', { name: 'Next' }))
    await waitFor(async () => expect(await heading('Results for “mail”, page 2')).toHaveFocus())
    expect(asked.at(-1)).toEqual({ q: 'mail', kind: 'instruction', page: '2' })
    expect(screen.getByText('Page 2 of 3')).toBeVisible()
    expect(screen.getByRole('link', { name: 'Previous' })).toHaveAttribute(
      'href',
      '/search?kind=instruction&q=mail',
    )
    history.go(-2)
    await screen.findByText('Filters')
    expect(screen.getByRole('combobox', { name: 'Kind' })).toHaveDisplayValue('Any')
    expect(box()).toHaveValue('mail')
  })

  test('with values that nobody can choose is read without them', async () => {
    const asked = whereFound(found([foundArticle('a', 'A')]))
    renderPortal('/search?q=mail&kind=poem&page=zero')
    await heading('Results for “mail”')
    expect(asked).toEqual([{ q: 'mail' }])
  })

  test('of a page that is not there leads to the first one', async () => {
    whereFound(found([], { total: 3 }))
    renderPortal('/search?q=mail&page=9')
    expect(await screen.findByRole('link', { name: 'To the first page' })).toHaveAttribute(
      'href',
      '/search?q=mail',
    )
  })

  test('without words asks for some', async () => {
    renderPortal('/search?q=%20')
    await heading('Search')
    expect(main().getByText(/Type a word, a question, or the whole message/)).toBeVisible()
    await expectAccessible()
  })

  test('with more than a search takes says so, and keeps the text', async () => {
    const asked = whereFound(found([]))
    const text = 'x'.repeat(301)
    renderPortal(`/search?q=${text}`)
    await heading('That is too long to look for')
    expect(main().getByText(/That is 301 characters; a search takes 300 at most/)).toBeVisible()
    expect(box()).toHaveValue(text)
    expect(asked).toEqual([])
  })
})
