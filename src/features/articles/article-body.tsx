import { useEffect, useRef } from 'react'
import { onceReaderStays } from '../../ui/once-reader-stays.ts'
import { Sanitised } from '../../ui/sanitised.tsx'
import './prose.css'

/** The text is read before anything of it is copied. */
const readingAids = () =>
  import('../../ui/reading-aids.ts').then(
    ({ addReadingAids }) => addReadingAids,
    () => null,
  )

export function ArticleBody({ html }: { html: string }) {
  const text = useRef<HTMLDivElement>(null)
  useEffect(() => {
    let takeAway: (() => void) | undefined
    let gone = false
    const add = (addTo: Awaited<ReturnType<typeof readingAids>>) =>
      !gone && text.current ? (takeAway = addTo?.(text.current)) : undefined
    const leave = onceReaderStays(() => void readingAids().then(add))
    return () => {
      gone = true
      leave()
      takeAway?.()
    }
  }, [html])
  return <Sanitised ref={text} className="prose" html={html} />
}
