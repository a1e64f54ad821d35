import { foldReasons } from '../../messages/desk-comments.ts'

export const foldWords = (reason: string): string =>
  Object.entries(foldReasons).find(([name]) => name === reason)?.[1] ?? reason
