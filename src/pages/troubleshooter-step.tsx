import { type LoaderFunctionArgs, useLoaderData } from 'react-router-dom'
import { loadStep } from '../features/troubleshooter/load-step.ts'
import { StepView } from '../features/troubleshooter/step-view.tsx'
import { queryClientContext } from '../http/query-client.ts'

export const loader = ({ params, request, context }: LoaderFunctionArgs) =>
  loadStep(context.get(queryClientContext), {
    flowId: params['id'] ?? '',
    step: params['step'] ?? '',
    url: new URL(request.url),
  })

export function Component() {
  return <StepView {...useLoaderData<typeof loader>()} />
}
