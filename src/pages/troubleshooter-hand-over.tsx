import { type LoaderFunctionArgs, useLoaderData } from 'react-router-dom'
import { HandOverView } from '../features/troubleshooter/hand-over-view.tsx'
import { loadSituation } from '../features/troubleshooter/situation.ts'
import { queryClientContext } from '../http/query-client.ts'

/** Takes any answers: somebody in the middle of a flow may want help, too. */
export const loader = ({ params, request, context }: LoaderFunctionArgs) =>
  loadSituation(context.get(queryClientContext), params['id'] ?? '', new URL(request.url).searchParams)

export function Component() {
  return <HandOverView situation={useLoaderData<typeof loader>()} />
}
