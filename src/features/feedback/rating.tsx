import { useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import type { RatingSummary, Stars } from '../../../contract/feedback.ts'
import { rating as say } from '../../messages/feedback.ts'
import { announce } from '../../ui/announcer.tsx'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Distribution } from './distribution.tsx'
import type { Owner } from './owner.ts'
import { OwnRating } from './own-rating.tsx'
import { RatingForm } from './rating-form.tsx'
import { ratingQuery } from './rating-query.ts'
import styles from './rating.module.css'
import { useVote } from './use-vote.ts'
import { VoteNotSaved } from './vote-not-saved.tsx'
import { withVote } from './with-vote.ts'

/** A rating that cannot be fetched must not take the article down with it, so nothing here is thrown. */
export function Rating({ owner }: { owner: Owner }) {
  const { data: summary, isError, refetch } = useQuery(ratingQuery(owner.slug))
  if (summary) return <LoadedRating owner={owner} summary={summary} />
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

function LoadedRating({ owner, summary }: { owner: Owner; summary: RatingSummary }) {
  const heading = useId()
  const [step, setStep] = useState<Step>('arrived')
  const vote = useVote(owner)
  const takesFocus = step !== 'arrived' && vote.state !== 'failed'
  /** What is on its way counts, but is not called saved. */
  const seen = vote.state === 'saving' ? withVote(summary, vote.stars) : summary
  const isSaving = vote.state === 'saving'
  const isWithdrawing = isSaving && vote.stars === null
  const wasNotRated = vote.state === 'failed' && vote.stars !== null

  const rate = async (stars: Stars) => {
    setStep('voted')
    const { average, votes } = await vote.send(stars)
    if (average !== null) announce(say.summary(average, votes))
  }
  const withdraw = async () => {
    setStep('withdrawn')
    await vote.send(null)
    announce(say.withdrawn)
  }
  const turnTo = (next: 'changing' | 'kept') => {
    setStep(next)
    vote.giveUp()
  }
  const wayBack = () => {
    if (summary.mine !== null) return { words: say.keep, take: () => turnTo('kept') }
    return wasNotRated ? { words: say.forget, take: () => turnTo('kept') } : null
  }

  return (
    <section aria-labelledby={heading} className={styles.rating}>
      {vote.state === 'failed' && (
        <VoteNotSaved vote={vote} owner={owner} takesFocus={step !== 'arrived'}>
          {vote.stars === null && (
            <>
              <Button kind="quiet" onClick={() => void withdraw().catch(() => undefined)}>
                {say.tryAgain}
              </Button>
              <Button kind="quiet" onClick={() => turnTo('kept')}>
                {say.keep}
              </Button>
            </>
          )}
        </VoteNotSaved>
      )}
      {(seen.mine === null && !isWithdrawing) || step === 'changing' || wasNotRated ? (
        <RatingForm
          headingId={heading}
          chosen={vote.stars ?? seen.mine}
          takesFocus={takesFocus}
          onBegin={() =>
            void import('./send-vote.ts').then(
              ({ beginVote }) => beginVote(owner.slug),
              () => {},
            )
          }
          onRate={(stars) => void rate(stars).catch(() => undefined)}
          back={wayBack()}
        />
      ) : (
        <OwnRating
          headingId={heading}
          stars={seen.mine}
          saving={isSaving}
          takesFocus={takesFocus}
          onChange={() => turnTo('changing')}
          onWithdraw={() => void withdraw().catch(() => undefined)}
        />
      )}
      <Distribution summary={seen} />
    </section>
  )
}
