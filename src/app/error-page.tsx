import { lazy, Suspense, useEffect, useSyncExternalStore, useTransition } from 'react'
import type { FallbackProps } from 'react-error-boundary'
import { Link } from 'react-router-dom'
import { NotFound } from '../features/articles/not-found.tsx'
import { ApiProblem, ApiUnreachable, proofWanted } from '../http/problems.ts'
import { shell, unreachableTexts } from '../messages/shell.ts'
import { paths } from '../paths.ts'
import { Button, buttonClass } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageHeading } from '../ui/page-heading.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import styles from './layout.module.css'
import { newVersion } from './new-version.ts'
import { startAfresh } from './start-afresh.ts'

const ProveAgain = lazy(() =>
  import('../features/sign-in/prove-again.tsx').then((module) => ({ default: module.ProveAgain })),
)

const wordsFor = (error: unknown) => {
  if (error instanceof ApiUnreachable) return unreachableTexts[error.kind]
  if (error instanceof ApiProblem && error.problem.status === 503) return unreachableTexts.server
  if (error instanceof ApiProblem && error.problem.status === 429) return shell.tooMany(error.retryAfter)
  return shell.unexpected
}

/** What stands where a page could not be drawn: what happened in words, and a way on. The frame around it stays. */
export function ErrorPage({ error, resetErrorBoundary }: FallbackProps) {
  const [retrying, startRetry] = useTransition()
  const looking = useSyncExternalStore(newVersion.subscribe, newVersion.get, newVersion.atFirst) === 'looking'
  // An answer can be asked for again; a file of the portal that did not load, or broke, is only read anew with the page.
  const askAgain = error instanceof ApiProblem || error instanceof ApiUnreachable
  const onRetry = () => (askAgain ? startRetry(resetErrorBoundary) : void startAfresh())
  const unreachable = error instanceof ApiUnreachable
  useEffect(() => {
    if (!unreachable) return undefined
    // What failed for want of a network is asked for as soon as there is one.
    addEventListener('online', resetErrorBoundary)
    return () => removeEventListener('online', resetErrorBoundary)
  }, [unreachable, resetErrorBoundary])

  if (error instanceof ApiProblem && error.problem.status === 404) return <NotFound />
  const proof = proofWanted(error)
  if (proof)
    return (
      <Suspense fallback={<Skeleton />}>
        <ProveAgain proof={proof} />
      </Suspense>
    )
  // The page is most likely loaded anew in a moment.
  if (looking) return <Skeleton />
  return (
    <div className={styles.failed}>
      <PageHeading title={shell.pageFailed} />
      <Notice tone="trouble">
        <p>{wordsFor(error)}</p>
      </Notice>
      <p className={styles.choices}>
        <Button aria-disabled={retrying} onClick={onRetry}>
          {retrying ? shell.loading : shell.tryAgain}
        </Button>
        <Link className={buttonClass('quiet')} to={paths.troubleshooter('sign-in')}>
          {shell.notFoundTroubleshooter}
        </Link>
      </p>
    </div>
  )
}
