import { messages } from './catalogue.ts'

/** What helps while reading an article. */
export const reading = messages({
  copy: 'Copy',
  copyCode: 'Copy this code',
  codeCopied: 'The code is copied',
  linkCopied: 'The link to this section is copied',
  refused: 'Refused',
  close: 'Close',
})
