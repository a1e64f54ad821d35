import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { accessQuery } from '../../http/access-query.ts'
import { ApiProblem } from '../../http/problems.ts'
import { inbox as say } from '../../messages/desk-comments.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { failedWords } from './failed-words.ts'

type Props = { title: string; error: unknown; onRetry?: () => void }

/** In place of what did not come, or was not done. Whoever may no longer come in is told so by the gate. */
export function Failed({ title, error, onRetry }: Props) {
  const client = useQueryClient()
  const shut = error instanceof ApiProblem && [401, 403].includes(error.problem.status)
  useEffect(() => {
    if (shut) void client.invalidateQueries(accessQuery)
  }, [shut, client])
  return (
    <Notice tone="trouble" title={title} role="alert">
      <p>{failedWords(error)}</p>
      {onRetry && (
        <Button kind="secondary" onClick={onRetry}>
          {say.tryAgain}
        </Button>
      )}
    </Notice>
  )
}
