import { type Query, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, Suspense, useEffect } from 'react'
import { ErrorBoundary } from 'react-error-boundary'
import type { Location } from 'react-router-dom'
import { Skeleton } from '../ui/skeleton.tsx'
import { ErrorPage } from './error-page.tsx'

/** A failure that nobody has been told of. */
export const failedUnseen = (query: Query) =>
  query.state.status === 'error' && query.getObserversCount() === 0

/** What stands in for a page that is on its way, or that failed. Going to another address is a fresh start. */
export function PageBoundary({ location, children }: { location: Location | null; children: ReactNode }) {
  const client = useQueryClient()
  return (
    <Suspense fallback={<Skeleton />}>
      <ErrorBoundary
        FallbackComponent={ErrorPage}
        resetKeys={[location]}
        // A failure that is kept would be shown again without anybody being asked.
        onReset={() => client.removeQueries({ predicate: failedUnseen })}
      >
        {children}
      </ErrorBoundary>
      {location && <Looked />}
    </Suspense>
  )
}

/** Ends what `src/page-scripts/note-reader.ts` began. It stands beside the page, since that is taken over from the server later than its frame. */
function Looked() {
  useEffect(() => {
    // Once more than this page is drawn: whoever turned out to be signed in, and what that changes.
    const timer = setTimeout(() => document.documentElement.removeAttribute('data-known'))
    return () => clearTimeout(timer)
  }, [])
  return null
}
