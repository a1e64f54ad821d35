import { useTransition } from 'react'
import type { FallbackProps } from 'react-error-boundary'
import { NotFound } from '../features/articles/not-found.tsx'
import { ApiProblem, ApiUnreachable } from '../http/problems.ts'
import { shell, unreachableTexts } from '../messages/shell.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageHeading } from '../ui/page-heading.tsx'
import styles from './layout.module.css'

const wordsFor = (error: unknown) => {
  if (error instanceof ApiUnreachable) return unreachableTexts[error.kind]
  if (error instanceof ApiProblem && error.problem.status === 503) return unreachableTexts.server
  return shell.unexpected
}

/** What stands where a page could not be drawn: what happened in words, and a way on. The frame around it stays. */
export function ErrorPage({ error, resetErrorBoundary }: FallbackProps) {
  const [retrying, startRetry] = useTransition()
  if (error instanceof ApiProblem && error.problem.status === 404) return <NotFound />
  // An answer can be asked for again; a file of the portal that did not load, or broke, is only read anew with the page.
  const askAgain = error instanceof ApiProblem || error instanceof ApiUnreachable
  const onRetry = () => (askAgain ? startRetry(resetErrorBoundary) : location.reload())
  return (
    <div className={styles.failed}>
      <PageHeading title={shell.pageFailed} />
      <Notice tone="trouble">
        <p>{wordsFor(error)}</p>
      </Notice>
      <p>
        <Button aria-disabled={retrying} onClick={onRetry}>
          {retrying ? shell.loading : shell.tryAgain}
        </Button>
      </p>
    </div>
  )
}
