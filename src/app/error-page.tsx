import { useRevalidator, useRouteError } from 'react-router-dom'
import { ApiProblem, ApiUnreachable } from '../http/problems.ts'
import { shell, unreachableTexts } from '../messages/shell.ts'
import { NotFound } from '../features/articles/not-found.tsx'
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
export function ErrorPage() {
  const error = useRouteError()
  const { revalidate, state } = useRevalidator()
  if (error instanceof ApiProblem && error.problem.status === 404) return <NotFound />
  return (
    <>
      <PageHeading title={shell.pageFailed} />
      <Notice tone="trouble">
        <p>{wordsFor(error)}</p>
      </Notice>
      <p className={styles.ways}>
        <Button aria-disabled={state === 'loading'} onClick={() => void revalidate()}>
          {state === 'loading' ? shell.loading : shell.tryAgain}
        </Button>
      </p>
    </>
  )
}
