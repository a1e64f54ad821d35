import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { forgetVisitor, knownVisitor } from '../../http/visitor.ts'
import { visitorNumber as say } from '../../messages/access.ts'
import { Button } from '../../ui/button.tsx'
import page from '../../ui/page.module.css'
import styles from './access.module.css'

/** For whoever has rated without an account: the number that this browser keeps for it, and how to be rid of it. */
export function ForgetVisitor() {
  const client = useQueryClient()
  const [stage, setStage] = useState(knownVisitor() === null ? 'none' : 'kept')
  const text = useRef<HTMLParagraphElement>(null)
  useEffect(() => {
    // The button is gone; without this the keyboard would be at the top of the page.
    if (stage === 'forgotten') text.current?.focus()
  }, [stage])
  if (stage === 'none') return null
  const forget = () => {
    forgetVisitor()
    client.removeQueries({ queryKey: ['reader', 'rating'] })
    setStage('forgotten')
  }
  return (
    <section aria-labelledby="visitor" className={styles.section}>
      <h2 id="visitor">{say.heading}</h2>
      <p ref={text} tabIndex={-1}>
        {stage === 'kept' ? say.text : say.forgotten}
      </p>
      {stage === 'kept' && (
        <p className={page.ways}>
          <Button kind="secondary" onClick={forget}>
            {say.forget}
          </Button>
        </p>
      )}
    </section>
  )
}
