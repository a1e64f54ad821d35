import { screen, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import type { SearchResult } from '../contract/search.ts'
import { server } from './portal.tsx'

export const main = () => within(screen.getByRole('main'))
export const box = () => screen.getByLabelText('Search the portal', { selector: 'input' })

/** Every search is answered with this, and what was asked is told. */
export function whereFound(answer: SearchResult | ((asked: URLSearchParams) => Response)) {
  const asked: Record<string, string>[] = []
  server.use(
    http.get('*/api/search', ({ request }) => {
      const { searchParams } = new URL(request.url)
      asked.push(Object.fromEntries(searchParams))
      return typeof answer === 'function' ? answer(searchParams) : HttpResponse.json(answer)
    }),
  )
  return asked
}
