import { useLocation } from 'react-router-dom'
import { proofWanted } from '../../http/problems.ts'
import { failures as say } from '../../messages/feedback.ts'
import { session } from '../../session/session.ts'
import { Button } from '../../ui/button.tsx'
import { failureWords } from './failure-words.ts'

/**
 * Why something was not sent, and, if a newer or stronger proof of who is reading is all that it takes (RFC 9470), the way there and back.
 * `kept`: what becomes of it meanwhile.
 */
export function WhyNotSent({ error, kept }: { error: unknown; kept: string | null }) {
  const { pathname, search } = useLocation()
  const proof = proofWanted(error)
  return (
    <>
      <p>{[failureWords(error), kept].filter(Boolean).join(' ')}</p>
      {proof && (
        <Button
          kind="quiet"
          onClick={() =>
            void session.signIn({
              returnTo: pathname + search,
              acrValues: proof.acrValues,
              maxAge: proof.maxAge,
            })
          }
        >
          {say.prove}
        </Button>
      )}
    </>
  )
}
