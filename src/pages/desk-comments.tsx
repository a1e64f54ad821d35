import { useParams, useSearchParams } from 'react-router-dom'
import { Inbox } from '../features/desk/inbox.tsx'
import { filterFrom } from '../features/desk/inbox-queries.ts'
import { inbox as say } from '../messages/desk-comments.ts'
import { PageHeading } from '../ui/page-heading.tsx'

export function Component() {
  const { comment } = useParams()
  const [search] = useSearchParams()
  return (
    <>
      <PageHeading title={say.title} />
      <Inbox filter={filterFrom(search)} shown={comment} />
    </>
  )
}
