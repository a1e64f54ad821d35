import { useParams, useSearchParams } from 'react-router-dom'
import { PageView } from '../features/desk-numbers/page-view.tsx'

export function Component() {
  const { slug = '' } = useParams()
  const [search] = useSearchParams()
  return <PageView slug={slug} search={search} />
}
