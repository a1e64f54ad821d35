import { http, HttpResponse } from 'msw'

/** Hands every request for the API to the real API. There is nothing else to mock. */
export const handlersFor = (app: { fetch: (request: Request) => Response | Promise<Response> }) => {
  const forward = async ({ request }: { request: Request }) => {
    const answer = await app.fetch(request)
    return answer.type === 'error' ? HttpResponse.error() : new HttpResponse(answer.body, answer)
  }
  return [http.all('*/api/*', forward), http.get('*/config.json', forward), http.get('*/media/*', forward)]
}
