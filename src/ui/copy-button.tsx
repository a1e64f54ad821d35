import { useState } from 'react'
import { shell } from '../messages/shell.ts'
import { announce } from './announcer.tsx'
import { Button } from './button.tsx'
import { copyText } from './copy-text.ts'
import { Icon } from './icon.tsx'

/** Copies `text`; says so, or says that the browser refused, and then the reader can still mark the text by hand. */
export function CopyButton({ text, label }: { text: string; label: string }) {
  const [last, setLast] = useState<{ text: string; copied: boolean } | null>(null)
  const copy = async () => {
    const copied = await copyText(text)
    setLast({ text, copied })
    announce(wordsFor(copied))
  }
  // What was said of another text does not hold for this one.
  const done = last?.text === text ? last : null
  return (
    <Button kind="secondary" onClick={() => void copy()}>
      <Icon name={done?.copied ? 'check' : 'copy'} />
      {done ? wordsFor(done.copied) : label}
    </Button>
  )
}

const wordsFor = (copied: boolean) => (copied ? shell.copied : shell.copyRefused)
