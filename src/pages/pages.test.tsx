// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { describe, expect, test } from 'vitest'
import type { ArticleList } from '../../contract/article.ts'
import { type Person, people } from '../../mocks/people.ts'
import { renderPortal, server } from '../../tests/portal.tsx'

const who = (name: string): { as: Person } => {
  const person = people.find(({ email }) => email.startsWith(`${name}@`))
  if (!person) throw new Error(`Nobody is called ${name}`)
  return { as: person }
}
const heading = (name: string) => screen.findByRole('heading', { level: 1, name })
const main = () => within(screen.getByRole('main'))

describe('home', () => {
  test('answers the three things that people come for', async () => {
    const { user } = renderPortal('/')
    await heading('What do you need?')
    expect(screen.getByRole('link', { name: /^I cannot sign in/ })).toHaveAttribute(
      'href',
      '/troubleshooters/sign-in',
    )
    expect(screen.getByRole('link', { name: /^I am looking for instructions/ })).toHaveAttribute(
      'href',
      '/articles?kind=instruction',
    )
    await user.click(screen.getByRole('link', { name: /^I am signed in, but something is locked/ }))
    // Nobody is signed in, which the portal can check: no question is asked, and no detour taken.
    await heading('Sign in first')
    expect(screen.queryByText(/another page/)).toBeNull()
  })

  test('tells readers who are not signed in that members see more, once', async () => {
    const { user, unmount } = renderPortal('/')
    const note = /Members of organisations with a maintenance agreement see more/
    expect(await screen.findByText(note)).toBeVisible()
    await user.click(screen.getByRole('button', { name: 'Do not show this again' }))
    expect(screen.queryByText(note)).toBeNull()
    unmount()

    renderPortal('/articles')
    await heading('All articles')
    expect(screen.queryByText(note)).toBeNull()
  })

  test.each([
    ['member', /Aurora Engineering has a valid maintenance agreement/],
    ['expired', /The maintenance agreement of Borealis Steelworks is no longer valid/],
    ['no-organisation', /You belong to no organisation/],
  ])('tells %s how far the rights go', async (name, words) => {
    renderPortal('/', who(name))
    expect(await screen.findByText(words)).toBeVisible()
    expect(screen.queryByText(/see more here once they sign in/)).toBeNull()
  })
})

describe('all articles', () => {
  const titles = () =>
    main()
      .getAllByRole('heading', { level: 2 })
      .map(({ textContent }) => textContent)

  test('are filtered by choices that stand in the address, and by the back button', async () => {
    const { user } = renderPortal('/articles')
    await heading('All articles')
    const all = titles().length
    await user.selectOptions(screen.getByRole('combobox', { name: 'Topic' }), 'Operation')
    expect(await screen.findByText('Deploy the portal')).toBeVisible()
    expect(location.search).toBe('?topic=operation')
    await waitFor(() => expect(titles().length).toBeLessThan(all))
    const some = titles().length
    expect(main().getByText(`${some} articles`)).toBeVisible()

    await user.selectOptions(screen.getByRole('combobox', { name: 'Kind' }), 'Support articles')
    await screen.findByText('1 article')
    expect(location.search).toBe('?kind=support-article&topic=operation')
    history.back()
    await screen.findByText(`${some} articles`)
    expect(screen.getByRole('combobox', { name: 'Kind' })).toHaveDisplayValue('Any')
    await user.click(screen.getByRole('link', { name: 'Clear filters' }))
    await screen.findByText(`${all} articles`)
    expect(location.search).toBe('')
  })

  test('that do not exist are said not to, with two ways on', async () => {
    renderPortal('/articles?topic=gardening')
    expect(await screen.findByRole('heading', { name: 'No article fits these filters' })).toBeVisible()
    expect(screen.getByRole('combobox', { name: 'Topic' })).toHaveDisplayValue('Gardening')
    expect(main().getByRole('link', { name: 'Troubleshooter' })).toBeVisible()
  })

  test('a locked one says so in the list', async () => {
    renderPortal('/articles', who('no-organisation'))
    const item = (await screen.findByRole('link', { name: 'Back up and restore' })).closest('li')
    expect(within(item as HTMLElement).getByText('Locked')).toBeVisible()
  })

  test('come in pages, each when it is asked for', async () => {
    const page = (from: number, next: string | null): ArticleList => ({
      articles: Array.from({ length: 50 }, (_, index) => ({
        slug: `a-${from + index}`,
        title: `Article ${from + index}`,
        summary: 'Text.',
        kind: 'instruction',
        products: [],
        topics: ['many'],
        versions: 'not-version-specific',
        updatedAt: '2026-11-23',
        updatedBy: { name: 'The editors', email: 'editors@example.com' },
        access: 'open',
      })),
      total: 100,
      next,
      filters: { kinds: [], topics: ['many'], products: [], versions: [] },
    })
    server.use(
      http.get('*/api/articles', ({ request }) =>
        HttpResponse.json(new URL(request.url).searchParams.has('cursor') ? page(50, null) : page(0, 'a-49')),
      ),
    )
    const { user } = renderPortal('/articles')
    await screen.findByText('100 articles')
    expect(titles()).toHaveLength(50)
    await user.click(screen.getByRole('button', { name: 'Show more' }))
    expect(await screen.findByRole('link', { name: 'Article 99' })).toBeVisible()
    expect(new Set(titles()).size).toBe(100)
    expect(screen.queryByRole('button', { name: 'Show more' })).toBeNull()
  })
})

describe('my access', () => {
  const rows = () =>
    Object.fromEntries(
      screen.getAllByRole('row').map((row) => {
        const [name, value] = [
          ...within(row).queryAllByRole('rowheader'),
          ...within(row).queryAllByRole('cell'),
        ]
        return [name?.textContent ?? '', value?.textContent ?? '']
      }),
    )

  test.each<[string, Record<string, string>]>([
    [
      'member',
      {
        Organisation: 'Aurora Engineering',
        'Maintenance agreement': 'Valid',
        'Products covered': 'All products',
      },
    ],
    ['expired', { Organisation: 'Borealis Steelworks', 'Maintenance agreement': 'No longer valid' }],
    ['other-product', { 'Maintenance agreement': 'Valid', 'Products covered': 'Signpost desk' }],
    ['no-organisation', { Organisation: 'None', 'Maintenance agreement': 'None' }],
    ['external', { Organisation: 'None' }],
    ['unverified', { 'E-mail address verified': 'No' }],
    ['editor', { Editor: 'Yes' }],
  ])('shows %s what the server read', async (name, expected) => {
    renderPortal('/access', who(name))
    await heading('My access')
    expect(rows()).toMatchObject({ 'E-mail address': `${name}@example.com`, ...expected })
  })

  test('leads who is not signed in to signing in, and back', async () => {
    const { user, begun } = renderPortal('/access')
    await heading('My access')
    await user.click(main().getByRole('button', { name: 'Sign in' }))
    expect(begun).toEqual([{ returnTo: '/access' }])
  })

  test('refreshes rights, and offers to sign in again when that changes nothing', async () => {
    const { user, begun } = renderPortal('/access', who('no-organisation'))
    await user.click(await screen.findByRole('button', { name: 'Refresh my rights' }))
    expect(await screen.findByText(/Your rights are the same as before/)).toBeVisible()
    await user.click(main().getByRole('button', { name: 'Sign in again' }))
    expect(begun).toEqual([{ returnTo: '/access', maxAge: 0 }])
  })
})

describe('the frame of every page', () => {
  test('names who is signed in, opens and closes by keyboard, and gives the focus back', async () => {
    const { user } = renderPortal('/articles', who('member'))
    await heading('All articles')
    const summary = screen.getByText('Mira Lund').closest('summary')
    if (!summary) throw new Error('There is no menu')
    summary.focus()
    await user.click(summary)
    expect(screen.getByRole('link', { name: 'My access' })).toBeVisible()
    screen.getByRole('link', { name: 'My access' }).focus()
    await user.keyboard('{Escape}')
    expect(summary).toHaveFocus()
    expect(screen.getByRole('link', { name: 'My access', hidden: true })).not.toBeVisible()
  })

  test('says that the device is offline, and when it is not any more', async () => {
    renderPortal('/articles')
    await heading('All articles')
    Object.defineProperty(navigator, 'onLine', { configurable: true, get: () => false })
    window.dispatchEvent(new Event('offline'))
    expect(await screen.findByText(/You are offline/)).toBeVisible()
    Reflect.deleteProperty(navigator, 'onLine')
    window.dispatchEvent(new Event('online'))
    await screen.findByText(/\d+ articles/)
    expect(screen.queryByText(/You are offline/)).toBeNull()
  })

  test('marks where the reader is', async () => {
    renderPortal('/articles')
    await heading('All articles')
    const navigation = within(screen.getByRole('navigation', { name: 'Main' }))
    expect(navigation.getByRole('link', { name: 'Articles' })).toHaveAttribute('aria-current', 'page')
    expect(navigation.getByRole('link', { name: 'Troubleshooter' })).not.toHaveAttribute('aria-current')
  })

  test('marks where the reader is going as soon as a link is pressed; twice is once', async () => {
    const { user } = renderPortal('/check')
    await heading('Check my sign-in')
    const { promise, resolve } = Promise.withResolvers<undefined>()
    server.use(http.get('*/api/articles', () => promise))
    const before = history.length
    const articles = screen.getByRole('link', { name: 'Articles' })
    await user.dblClick(articles)
    expect(articles).toHaveAttribute('aria-current', 'page')
    expect(screen.getByRole('heading', { level: 1, name: 'Check my sign-in' })).toBeVisible()
    resolve(undefined)
    await heading('All articles')
    expect(history.length).toBe(before + 1)
  })
})
