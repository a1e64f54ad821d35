// @vitest-environment jsdom
import { screen, waitFor } from '@testing-library/react'
import { HttpResponse } from 'msw'
import { afterEach, describe, expect, test } from 'vitest'
import { expectAccessible } from '../../tests/axe.ts'
import { found, foundArticle } from '../../tests/found.ts'
import { renderPortal } from '../../tests/portal.tsx'
import { box, main, whereFound } from '../../tests/search-page.ts'
import { heading } from '../../tests/visit.ts'
import { productChoice } from '../http/product-choice.ts'

afterEach(() => productChoice.forget())

describe('what the reader works with', () => {
  test('narrows the search, says so, and is forgotten by one press', async () => {
    const asked = whereFound(found([foundArticle('a', 'A')]))
    productChoice.set({ product: 'signpost-desk', version: null })
    const { user } = renderPortal('/search?q=mail')
    await heading('Results for “mail”')
    expect(await main().findByText('Showing what holds for Signpost desk')).toBeVisible()
    expect(asked.at(-1)).toEqual({ q: 'mail', product: 'signpost-desk' })
    await user.click(main().getByRole('button', { name: 'Show all' }))
    await waitFor(() => expect(asked.at(-1)).toEqual({ q: 'mail' }))
    expect(productChoice.get()).toBeNull()
    expect(location.search).toBe('?q=mail')
  })
})

describe('a search that finds nothing', () => {
  const recorded = /^Words that found nothing are shown to the editors/

  test('by words alone says what becomes of them', async () => {
    renderPortal('/search?q=zzqx')
    expect(await screen.findByText(recorded)).toBeVisible()
    expect(main().queryByRole('link', { name: /^Without/ })).toBeNull()
  })

  test('leads on: another spelling, one filter less, the troubleshooter, all articles, support', async () => {
    const asked = whereFound(found([], { suggestion: 'password' }))
    const { user } = renderPortal('/search?q=passwrod&kind=video&topic=account')
    await heading('Results for “passwrod”')
    expect(main().getByRole('heading', { name: 'Nothing was found' })).toBeVisible()
    expect(main().getByRole('link', { name: 'password' })).toHaveAttribute(
      'href',
      '/search?kind=video&q=password&topic=account',
    )
    expect(main().getByRole('link', { name: /^Without topic: / })).toHaveAttribute(
      'href',
      '/search?kind=video&q=passwrod',
    )
    expect(main().getByRole('link', { name: /troubleshooter/ })).toBeVisible()
    expect(main().getByRole('link', { name: 'Look through all articles' })).toBeVisible()
    expect(main().getByRole('link', { name: 'Ask support' })).toBeVisible()
    expect(main().queryByText(recorded)).toBeNull()
    await expectAccessible()
    await user.click(main().getByRole('link', { name: 'Without kind: Videos' }))
    await waitFor(() => expect(asked.at(-1)).toEqual({ q: 'passwrod', topic: 'account' }))
  })

  test('because of the product of another day forgets it together with the filter', async () => {
    whereFound(found([]))
    productChoice.set({ product: 'signpost-desk', version: null })
    const { user } = renderPortal('/search?q=mail')
    await user.click(await screen.findByRole('link', { name: 'Without product: Signpost desk' }))
    await waitFor(() => expect(main().queryByRole('link', { name: /^Without/ })).toBeNull())
    expect(productChoice.get()).toBeNull()
  })
})

describe('a search that does not work', () => {
  test.each<[string, () => Response, RegExp]>([
    ['without a network', () => HttpResponse.error(), /cannot be reached/],
    ['when the server fails', () => HttpResponse.html('<h1>Oh</h1>', { status: 502 }), /has a problem/],
    [
      'when too much was asked',
      () =>
        HttpResponse.json(
          { type: 'about:blank', title: 'Too many', status: 429, code: 'too_many_requests' },
          {
            status: 429,
            headers: { 'Content-Type': 'application/problem+json', 'Retry-After': '20' },
          },
        ),
      /very much in a short time.*in 20 seconds/,
    ],
  ])('%s says so, keeps the words, and works again', async (_when, fault, words) => {
    let failing = true
    whereFound(() => (failing ? fault() : HttpResponse.json(found([foundArticle('a', 'What helps')]))))
    const { user } = renderPortal('/search?q=mail')
    expect(await screen.findByText(words)).toBeVisible()
    expect(box()).toHaveValue('mail')
    expect(main().getByRole('link', { name: 'Look through all articles' })).toBeVisible()
    await expectAccessible()
    failing = false
    await user.click(main().getByRole('button', { name: 'Try again' }))
    expect(await main().findByRole('link', { name: 'What helps' })).toBeVisible()
  })
})
