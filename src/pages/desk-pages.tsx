import { useSearchParams } from 'react-router-dom'
import { PagesView } from '../features/desk-numbers/pages-view.tsx'

export function Component() {
  const [search] = useSearchParams()
  return <PagesView search={search} />
}
