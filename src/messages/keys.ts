import { messages } from './catalogue.ts'

export const keys = messages({
  title: 'Keyboard',
  singleKeys: 'Use single-key shortcuts',
})
