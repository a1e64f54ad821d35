import { ViewAsForm } from '../features/desk/view-as-form.tsx'
import { viewAs as say } from '../messages/view-as.ts'
import { PageHeading } from '../ui/page-heading.tsx'
import styles from '../features/desk/desk.module.css'

export const Component = () => (
  <>
    <PageHeading title={say.title} />
    <p className={styles.lead}>{say.lead}</p>
    <ViewAsForm />
  </>
)
