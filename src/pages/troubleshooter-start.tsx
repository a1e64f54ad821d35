import { type LoaderFunctionArgs, useLoaderData } from 'react-router-dom'
import { loadStart } from '../features/troubleshooter/load-step.ts'
import { StartView } from '../features/troubleshooter/start-view.tsx'
import { queryClientContext } from '../http/query-client.ts'

export const loader = ({ params, request, context }: LoaderFunctionArgs) =>
  loadStart(context.get(queryClientContext), { flowId: params['id'] ?? '', url: new URL(request.url) })

export function Component() {
  return <StartView situation={useLoaderData<typeof loader>()} />
}
