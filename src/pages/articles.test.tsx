// @vitest-environment jsdom
import { screen, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { handlersFor } from '../../mocks/handlers.ts'
import { testPorts } from '../../mocks/node.ts'
import { createApp } from '../../server/app.ts'
import { productChoice } from '../http/product-choice.ts'
import { article } from '../../tests/api.ts'
import { renderPortal, server } from '../../tests/portal.tsx'

const inside = { access: 'maintenance' } as const
const articles = [
  article('everywhere', { title: 'Everywhere' }),
  article('desk-1', { title: 'Desk one', ...inside, products: ['desk'], versions: ['1.0'] }),
  article('desk-2', { title: 'Desk two', ...inside, products: ['desk'], versions: ['2.0'] }),
  article('portal', { title: 'Portal', ...inside, products: ['portal'] }),
]
const withProducts = (...args: Parameters<typeof renderPortal>) => {
  server.use(...handlersFor(createApp(testPorts({ content: { articles, flows: [] } }))))
  return renderPortal(...args)
}
const main = () => within(screen.getByRole('main'))
const titles = () => main().getAllByRole('heading', { level: 2 }).map(({ textContent }) => textContent) // prettier-ignore
const picked = (name: string) => screen.getByRole('combobox', { name })
const desk2 = ['Desk two', 'Everywhere']

describe('a reader who works with one version of one product', () => {
  test('picks both once, and meets what holds for them on the next visit', async () => {
    const { user, unmount } = withProducts('/articles')
    await user.selectOptions(await screen.findByRole('combobox', { name: 'Product' }), 'Desk')
    await screen.findByText('3 articles')
    await user.selectOptions(picked('Version'), '2.0')
    await screen.findByText('2 articles')
    expect(location.search).toBe('?product=desk&version=2.0')
    unmount()

    withProducts('/articles')
    await screen.findByText('2 articles')
    expect(titles()).toEqual(desk2)
    expect(main().getByText('Showing what holds for Desk 2.0')).toBeVisible()
    expect(picked('Product')).toHaveDisplayValue('Desk')
    expect(picked('Version')).toHaveDisplayValue('2.0')
    expect(location.search).toBe('')
  })

  test('goes on from the filter that was used, while the list narrows', async () => {
    const { user } = withProducts('/articles')
    await user.selectOptions(await screen.findByRole('combobox', { name: 'Product' }), 'Desk')
    await screen.findByText('3 articles')
    expect(picked('Product')).toHaveFocus()
    await user.click(screen.getByRole('link', { name: 'Clear filters' }))
    await screen.findByText('4 articles')
    expect(picked('Product')).toHaveDisplayValue('Any')
  })

  test('sees everything again with one button, and from then on', async () => {
    productChoice.set({ product: 'desk', version: '2.0' })
    const { user } = withProducts('/articles?kind=instruction')
    await screen.findByText('2 articles')
    await user.click(screen.getByRole('button', { name: 'Show all' }))
    await screen.findByText('4 articles')
    expect(screen.queryByText(/^Showing what holds for/)).toBeNull()
    expect(location.search).toBe('?kind=instruction')
    expect(productChoice.get()).toBeNull()
  })

  test('follows a link for another product and sees that, but is not taken to have chosen it', async () => {
    productChoice.set({ product: 'desk', version: '2.0' })
    const { user } = withProducts('/articles?product=portal')
    await screen.findByText('2 articles')
    expect(titles()).toEqual(['Everywhere', 'Portal'])
    expect(main().getByText('Showing what holds for Portal')).toBeVisible()
    await user.selectOptions(picked('Kind'), 'Instructions')
    expect(productChoice.get()).toEqual({ product: 'desk', version: '2.0' })
  })

  test('takes back the product, and is asked for none the next time', async () => {
    productChoice.set({ product: 'desk', version: null })
    const { user } = withProducts('/articles')
    await screen.findByText('3 articles')
    await user.selectOptions(picked('Product'), 'Any')
    await screen.findByText('4 articles')
    expect(productChoice.get()).toBeNull()
  })

  test('clears all filters, also those that the address does not name', async () => {
    productChoice.set({ product: 'desk', version: '1.0' })
    const { user } = withProducts('/articles')
    await screen.findByText('2 articles')
    await user.click(screen.getByRole('link', { name: 'Clear filters' }))
    expect(await screen.findByText('4 articles')).toBeVisible()
  })
})
