import { useCallback, useEffect, useId, useState } from 'react'
import type { Heading } from '../../../contract/article.ts'
import { comment as say } from '../../messages/feedback.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Notice } from '../../ui/notice.tsx'
import styles from './comment.module.css'
import type { CommentFormProps } from './comment-form.tsx'
import { keptDraft } from './draft.ts'
import { FocusTarget } from './focus-target.tsx'
import type { Owner } from './owner.ts'

type Stage =
  | { stage: 'closed' | 'loading' | 'failed' | 'discarded' | 'sent' }
  | { stage: 'open'; Form: React.ComponentType<CommentFormProps>; asked: boolean }

/** Invites to comment. The form comes when it is wanted, or when a draft waits in it. */
export function Comment({ owner, headings }: { owner: Owner; headings: Heading[] }) {
  const heading = useId()
  const [hadDraft] = useState(() => keptDraft(owner) !== null)
  const [state, setState] = useState<Stage>({ stage: hadDraft ? 'loading' : 'closed' })

  // Not React.lazy: a form that cannot be fetched must not take the article down with it.
  const load = useCallback((asked: boolean) => {
    import('./comment-form.tsx').then(
      ({ CommentForm }) => setState({ stage: 'open', Form: CommentForm, asked }),
      () => setState({ stage: 'failed' }),
    )
  }, [])
  useEffect(() => {
    if (hadDraft) load(false)
  }, [hadDraft, load])
  const open = () => {
    setState({ stage: 'loading' })
    load(true)
  }

  return (
    <section aria-labelledby={heading} className={styles.comment}>
      <h2 id={heading} className={styles.heading}>
        {say.heading}
      </h2>
      {state.stage === 'sent' ? (
        <FocusTarget>
          <p className={styles.thanks}>
            <Icon name="check" size="1.25rem" />
            {say.thanks}
          </p>
        </FocusTarget>
      ) : (
        <p className={styles.who}>{say.whoReads}</p>
      )}
      {state.stage === 'failed' && <Notice tone="trouble" title={say.formNotLoaded} role="alert" />}
      {state.stage === 'open' ? (
        <state.Form
          owner={owner}
          headings={headings}
          takesFocus={state.asked}
          onSent={() => setState({ stage: 'sent' })}
          onDiscard={() => setState({ stage: 'discarded' })}
        />
      ) : (
        <FocusTarget active={state.stage === 'discarded'}>
          <Button
            kind={state.stage === 'sent' ? 'quiet' : 'secondary'}
            aria-disabled={state.stage === 'loading'}
            onClick={open}
          >
            <Icon name="message" />
            {state.stage === 'sent' ? say.another : say.write}
          </Button>
        </FocusTarget>
      )}
    </section>
  )
}
