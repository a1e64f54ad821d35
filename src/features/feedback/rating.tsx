import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useId, useState } from 'react'
import type { RatingSummary, Stars } from '../../../contract/feedback.ts'
import { rating as say } from '../../messages/feedback.ts'
import { announce } from '../../ui/announcer.tsx'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Distribution } from './distribution.tsx'
import { failureWords } from './failure-words.ts'
import { FocusTarget } from './focus-target.tsx'
import { OwnRating } from './own-rating.tsx'
import { RatingForm } from './rating-form.tsx'
import { ratingQuery, voteMutation } from './rating-query.ts'
import styles from './rating.module.css'

/** A rating that cannot be fetched must not take the article down with it, so nothing here is thrown. */
export function Rating({ slug }: { slug: string }) {
  const { data: summary, isError, refetch } = useQuery(ratingQuery(slug))
  if (summary) return <LoadedRating slug={slug} summary={summary} />
  if (!isError) return <Skeleton lines={[45, 90, 30]} />
  return (
    <Notice title={say.notLoaded}>
      <Button kind="quiet" onClick={() => void refetch()}>
        {say.tryAgain}
      </Button>
    </Notice>
  )
}

/** What the reader did last. Whatever replaces what was just used takes the focus over. */
type Step = 'arrived' | 'voted' | 'changing' | 'kept' | 'withdrawn'

function LoadedRating({ slug, summary }: { slug: string; summary: RatingSummary }) {
  const heading = useId()
  const [step, setStep] = useState<Step>('arrived')
  const vote = useMutation(voteMutation(slug, useQueryClient()))
  const takesFocus = step !== 'arrived' && !vote.isError

  const rate = (stars: Stars) => {
    setStep('voted')
    vote.mutate(stars, {
      onSuccess: ({ average, votes }) => average !== null && announce(say.summary(average, votes)),
    })
  }
  const withdraw = () => {
    setStep('withdrawn')
    vote.mutate(null, { onSuccess: () => announce(say.withdrawn) })
  }
  const turnTo = (next: 'changing' | 'kept') => {
    setStep(next)
    vote.reset()
  }

  return (
    <section aria-labelledby={heading} className={styles.rating}>
      {vote.isError && (
        <FocusTarget again={vote.submittedAt}>
          <Notice tone="trouble" title={vote.variables === null ? say.notWithdrawn : say.notSaved}>
            <p>{failureWords(vote.error)}</p>
            {vote.variables === null && (
              <Button kind="quiet" onClick={withdraw}>
                {say.tryAgain}
              </Button>
            )}
          </Notice>
        </FocusTarget>
      )}
      {summary.mine === null || step === 'changing' || (vote.isError && vote.variables !== null) ? (
        <RatingForm
          headingId={heading}
          chosen={vote.variables ?? summary.mine}
          takesFocus={takesFocus}
          onBegin={() =>
            void import('./send-vote.ts').then(
              ({ beginVote }) => beginVote(slug),
              () => {},
            )
          }
          onRate={rate}
          onKeep={summary.mine === null ? null : () => turnTo('kept')}
        />
      ) : (
        <OwnRating
          headingId={heading}
          stars={summary.mine}
          takesFocus={takesFocus}
          onChange={() => turnTo('changing')}
          onWithdraw={withdraw}
        />
      )}
      <Distribution summary={summary} />
    </section>
  )
}
