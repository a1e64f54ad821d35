import { http, HttpResponse } from 'msw'
import type { createApp } from '../server/app.ts'

/** Hands every request for the API to the real API. There is nothing else to mock. */
export const handlersFor = (app: ReturnType<typeof createApp>) => {
  const forward = async ({ request }: { request: Request }) => {
    const answer = await app.fetch(request)
    return new HttpResponse(answer.body, answer)
  }
  return [http.all('*/api/*', forward), http.get('*/config.json', forward)]
}
