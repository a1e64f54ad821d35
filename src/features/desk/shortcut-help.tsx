import { inbox as say } from '../../messages/desk-comments.ts'
import { KeyHelp } from '../../ui/key-help.tsx'
import { shortcutKeys } from './use-shortcuts.ts'

const keys = [
  [shortcutKeys.next, say.next],
  [shortcutKeys.previous, say.previous],
  [shortcutKeys.select, say.toggle],
  [shortcutKeys.handle, say.handleKey],
  [shortcutKeys.search, say.searchKey],
] as const

export const ShortcutHelp = () => <KeyHelp keys={keys} />
