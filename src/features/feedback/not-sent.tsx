import { comment as say } from '../../messages/feedback.ts'
import { Notice } from '../../ui/notice.tsx'
import { FocusTarget } from './focus-target.tsx'
import { WhyNotSent } from './why-not-sent.tsx'

/** Why a comment did not arrive, and that nothing typed is lost. `at`: when it was tried, to take the focus each time. */
export const NotSent = ({ error, at }: { error: unknown; at: number }) => (
  <FocusTarget again={at}>
    <Notice tone="trouble" title={say.notSent}>
      <WhyNotSent error={error} kept={say.textKept} />
    </Notice>
  </FocusTarget>
)
