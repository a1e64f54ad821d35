import { comment as say } from '../../messages/feedback.ts'
import { Notice } from '../../ui/notice.tsx'
import { failureWords } from './failure-words.ts'
import { FocusTarget } from './focus-target.tsx'

/** Why a comment did not arrive, and that nothing typed is lost. `at`: when it was tried, to take the focus each time. */
export const NotSent = ({ error, at }: { error: unknown; at: number }) => (
  <FocusTarget again={at}>
    <Notice tone="trouble" title={say.notSent}>
      <p>
        {failureWords(error)} {say.textKept}
      </p>
    </Notice>
  </FocusTarget>
)
