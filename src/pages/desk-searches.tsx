import { useSearchParams } from 'react-router-dom'
import { SearchesView } from '../features/desk-numbers/searches-view.tsx'

export function Component() {
  const [search] = useSearchParams()
  return <SearchesView search={search} />
}
