import { useQueryErrorResetBoundary } from '@tanstack/react-query'
import { type ReactNode, Suspense } from 'react'
import { ErrorBoundary } from 'react-error-boundary'
import type { Location } from 'react-router-dom'
import { Skeleton } from '../ui/skeleton.tsx'
import { ErrorPage } from './error-page.tsx'

/** What stands in for a page that is on its way, or that failed. Going to another address is a fresh start. */
export function PageBoundary({ location, children }: { location: Location | null; children: ReactNode }) {
  const { reset } = useQueryErrorResetBoundary()
  return (
    <Suspense fallback={<Skeleton />}>
      <ErrorBoundary FallbackComponent={ErrorPage} resetKeys={[location]} onReset={reset}>
        {children}
      </ErrorBoundary>
    </Suspense>
  )
}
