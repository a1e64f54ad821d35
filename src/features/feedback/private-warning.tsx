import { useDeferredValue } from 'react'
import { comment as say, privateThings } from '../../messages/feedback.ts'
import { Notice } from '../../ui/notice.tsx'
import { looksPrivate } from '../../../contract/looks-private.ts'

/** Warns, and lets the reader decide. */
export function PrivateWarning({ text }: { text: string }) {
  const kinds = looksPrivate(useDeferredValue(text))
  return (
    <output>
      {kinds.length > 0 && (
        <Notice tone="locked" title={say.warningTitle(kinds.map((kind) => privateThings[kind]))}>
          <p>{say.warning}</p>
        </Notice>
      )}
    </output>
  )
}
