import { Link } from 'react-router-dom'
import { shell, unreachableTexts } from '../messages/shell.ts'
import { paths } from '../paths.ts'
import { Button, buttonClass } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import page from '../ui/page.module.css'
import { PageHeading } from '../ui/page-heading.tsx'

/** An address that only the server can answer, such as the demo's sign-in page, while there is none. */
export const Component = () => (
  <div className={page.short}>
    <PageHeading title={shell.serverNeeded} />
    <Notice tone="trouble">
      <p>{unreachableTexts.offline}</p>
    </Notice>
    <p className={page.ways}>
      <Button onClick={() => location.reload()}>{shell.tryAgain}</Button>
      <Link className={buttonClass('quiet')} to={paths.home()}>
        {shell.toStart}
      </Link>
    </p>
  </div>
)
