import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router-dom'
import { accessIfKnownQuery } from '../http/access-query.ts'
import { desk } from '../messages/desk.ts'
import { paths } from '../paths.ts'

/** For those whom the API calls editors. */
export function DeskLink() {
  const { data: access } = useQuery(accessIfKnownQuery)
  return access?.signedIn && access.editor.value ? <Link to={paths.desk()}>{desk.name}</Link> : null
}
