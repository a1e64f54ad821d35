import { useState } from 'react'
import { shell } from '../messages/shell.ts'
import { announce } from './announcer.tsx'
import { Button, type ButtonKind } from './button.tsx'
import { Icon } from './icon.tsx'

/** Copies `text`; says so, or says that the browser refused, and then the reader can still mark the text by hand. */
export function CopyButton({
  text,
  label,
  kind = 'secondary',
}: {
  text: string
  label: string
  kind?: ButtonKind
}) {
  const [result, setResult] = useState<'none' | 'copied' | 'refused'>('none')
  const copy = async () => {
    const done = await navigator.clipboard.writeText(text).then(
      () => 'copied' as const,
      () => 'refused' as const,
    )
    setResult(done)
    announce(done === 'copied' ? shell.copied : shell.copyRefused)
  }
  return (
    <Button kind={kind} onClick={copy}>
      <Icon name={result === 'copied' ? 'check' : 'copy'} />
      {{ none: label, copied: shell.copied, refused: shell.copyRefused }[result]}
    </Button>
  )
}
