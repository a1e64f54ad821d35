import { useEffect, useRef } from 'react'

type Props = {
  /** False: leaves the focus where it is. */
  active?: boolean
  /** Takes the focus again whenever this changes. */
  again?: unknown
  children: React.ReactNode
}

/** Takes the focus when it appears, because what the reader had the focus on is gone. */
export function FocusTarget({ active = true, again, children }: Props) {
  const target = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (active) target.current?.focus()
  }, [active, again])
  return (
    <div ref={target} tabIndex={-1}>
      {children}
    </div>
  )
}
