import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { AccessReport } from '../../../contract/access.ts'
import { accessQuery } from '../../http/access-query.ts'
import { access as say } from '../../messages/access.ts'
import { paths } from '../../paths.ts'
import { session } from '../../session/session.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import styles from './access.module.css'

type Progress = 'idle' | 'reading' | keyof typeof tones
const tones = { changed: 'open', unchanged: 'plain', failed: 'trouble' } as const

/** The rights alone: the times of a token differ whenever it is renewed. */
const rightsIn = (report: AccessReport) => {
  if (!report.signedIn) return null
  const { emailVerified, organisation, maintenance, products, editor, agreements, missingScope } = report
  const rights = [emailVerified, organisation, maintenance, products, editor, agreements, missingScope]
  return JSON.stringify(rights)
}

/** Has the token renewed, so that the provider reads the rights anew, and says what that changed. */
export function RefreshRights({ report }: { report: AccessReport }) {
  const [progress, setProgress] = useState<Progress>('idle')
  const client = useQueryClient()
  const refresh = async () => {
    setProgress('reading')
    try {
      if (!(await session.refresh())) return await session.signIn({ returnTo: paths.access() })
      const after = await client.query({ ...accessQuery, staleTime: 0 })
      setProgress(rightsIn(after) === rightsIn(report) ? 'unchanged' : 'changed')
    } catch {
      setProgress('failed')
    }
  }
  return (
    <div className={styles.refresh}>
      <Button aria-disabled={progress === 'reading'} onClick={() => void refresh()}>
        {progress === 'reading' ? say.refreshing : say.refresh}
      </Button>
      <output>
        {(progress === 'changed' || progress === 'unchanged' || progress === 'failed') && (
          <Notice tone={tones[progress]}>
            <p>{say[progress]}</p>
            {progress === 'unchanged' && (
              <Button
                kind="secondary"
                onClick={() => void session.signIn({ returnTo: paths.access(), maxAge: 0 })}
              >
                {say.signInAgain}
              </Button>
            )}
          </Notice>
        )}
      </output>
    </div>
  )
}
