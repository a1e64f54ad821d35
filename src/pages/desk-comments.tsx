import { desk as say } from '../messages/desk.ts'
import { PageHeading } from '../ui/page-heading.tsx'

export const Component = () => <PageHeading title={say.comments} />
