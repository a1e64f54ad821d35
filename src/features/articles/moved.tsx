import { Navigate, useLocation } from 'react-router-dom'
import { paths } from '../../paths.ts'

/** An article that moved is read at its new address; going back leads past the old one. */
export function Moved({ to }: { to: string }) {
  const { search, hash } = useLocation()
  return <Navigate to={{ pathname: paths.article(to), search, hash }} replace />
}
