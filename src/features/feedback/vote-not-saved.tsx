import type { ReactNode } from 'react'
import { rating as say } from '../../messages/feedback.ts'
import { Notice } from '../../ui/notice.tsx'
import { FocusTarget } from './focus-target.tsx'
import { mayStillArrive } from './may-still-arrive.ts'
import type { Owner } from './owner.ts'
import type { Vote } from './use-vote.ts'
import { WhyNotSent } from './why-not-sent.tsx'

type Props = {
  vote: Extract<Vote, { state: 'failed' }>
  owner: Owner
  takesFocus: boolean
  children: ReactNode
}

/** Why a vote did not arrive, and whether it is lost with that. */
export const VoteNotSaved = ({ vote, owner, takesFocus, children }: Props) => (
  <FocusTarget active={takesFocus} again={vote.at} patient>
    <Notice tone="trouble" title={vote.stars === null ? say.notWithdrawn : say.notSaved}>
      <WhyNotSent error={vote.error} kept={mayStillArrive(vote.error, owner) ? say.keptForLater : null} />
      {children}
    </Notice>
  </FocusTarget>
)
