import { useParams, useSearchParams } from 'react-router-dom'
import { FlowView } from '../features/desk-numbers/flow-view.tsx'

export function Component() {
  const { id = '' } = useParams()
  const [search] = useSearchParams()
  return <FlowView id={id} search={search} />
}
