import { useEffect, useRef } from 'react'
import { hasGoneOn } from './gone-on.ts'

type Props = {
  /** False: leaves the focus where it is. */
  active?: boolean
  /** Takes the focus again whenever this changes. */
  again?: unknown
  /** It appears by itself, maybe late: whoever is busy outside its parent stays there. */
  patient?: boolean
  children: React.ReactNode
}

/** Takes the focus when it appears, because what the reader had the focus on is gone. */
export function FocusTarget({ active = true, again, patient = false, children }: Props) {
  const target = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (active && !(patient && hasGoneOn(target.current?.parentElement))) target.current?.focus()
  }, [active, again, patient])
  return (
    <div ref={target} tabIndex={-1}>
      {children}
    </div>
  )
}
