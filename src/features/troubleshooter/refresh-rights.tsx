import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { actionLabels, troubleshooter as say } from '../../messages/troubleshooter.ts'
import { accessQuery } from '../../http/access-query.ts'
import { session } from '../../session/session.ts'
import { announce } from '../../ui/announcer.tsx'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { accessChanges } from './access-changes.ts'
import styles from './outcome-view.module.css'
import { evidenceKey } from './situation.ts'
import { signInAgain } from './sign-in-again.ts'

const texts = {
  same: { tone: 'plain', title: say.refreshSame, text: say.refreshSameText },
  'not-renewable': { tone: 'plain', title: say.refreshImpossible, text: say.refreshImpossibleText },
  failed: { tone: 'trouble', title: say.refreshFailed, text: say.refreshFailedText },
} as const

type Result = { state: keyof typeof texts } | { state: 'changed'; changes: readonly string[] }
type Progress = { state: 'idle' | 'working' } | Result

/** Renews the token, because rights are read when one is issued, and says what that changed. */
async function refreshRights(queryClient: QueryClient): Promise<Result> {
  try {
    const before = await queryClient.query(accessQuery)
    if (!(await session.refresh())) return { state: 'not-renewable' }
    await queryClient.invalidateQueries({ queryKey: ['reader'], refetchType: 'none' })
    const after = await queryClient.query(accessQuery)
    const changes = accessChanges(before, after)
    return changes.length > 0 ? { state: 'changed', changes } : { state: 'same' }
  } catch {
    return { state: 'failed' }
  }
}

export function RefreshRights({ kind, here }: { kind: 'primary' | 'secondary'; here: string }) {
  const queryClient = useQueryClient()
  const [progress, setProgress] = useState<Progress>({ state: 'idle' })

  const onRefresh = async () => {
    setProgress({ state: 'working' })
    announce(say.refreshing)
    const result = await refreshRights(queryClient)
    setProgress(result)
    announce(
      result.state === 'changed'
        ? [say.refreshChanged, ...result.changes].join('. ')
        : texts[result.state].title,
    )
  }
  const { state } = progress
  const unchanged = state === 'same' || state === 'not-renewable' || state === 'failed' ? texts[state] : null
  return (
    <>
      <Button kind={kind} aria-disabled={state === 'working'} onClick={onRefresh}>
        {actionLabels['refresh-rights']}
      </Button>
      <div className={styles.result}>
        {state === 'working' && <p>{say.refreshing}</p>}
        {progress.state === 'changed' && (
          <Notice tone="open" title={say.refreshChanged}>
            <ul>
              {progress.changes.map((change) => (
                <li key={change}>{change}</li>
              ))}
            </ul>
            <Button
              kind="secondary"
              onClick={() => void queryClient.invalidateQueries({ queryKey: evidenceKey })}
            >
              {say.refreshGo}
            </Button>
          </Notice>
        )}
        {unchanged && <Unchanged {...unchanged} here={here} />}
      </div>
    </>
  )
}

function Unchanged({ tone, title, text, here }: (typeof texts)[keyof typeof texts] & { here: string }) {
  return (
    <Notice tone={tone} title={title}>
      <p>{text}</p>
      <Button kind="secondary" onClick={() => signInAgain(here)}>
        {actionLabels['sign-out-and-in']}
      </Button>
    </Notice>
  )
}
