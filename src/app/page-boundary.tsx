import { type Query, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, Suspense } from 'react'
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
    </Suspense>
  )
}
