import { messages } from './catalogue.ts'

/** What helps while reading an article. */
export const reading = messages({
  copy: 'Copy',
  copyCode: 'Copy this code',
  copied: 'Copied',
  codeCopied: 'The code is copied',
  linkCopied: 'The link to this section is copied',
  refused: 'Refused',
  copyRefused: 'Copying was refused; mark the text instead',
  close: 'Close',
})
