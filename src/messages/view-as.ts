import { locale, messages } from './catalogue.ts'

const list = new Intl.ListFormat(locale, { type: 'conjunction' })

export const viewAs = messages({
  place: 'View as',
  title: 'View the portal as',
  lead: 'See what others see: the server answers you as it would answer them. You can look at everything and change nothing, until you end it. It is for this tab alone.',
  who: 'Who do you want to be?',
  anonymous: 'Somebody who is not signed in',
  'signed-in': 'Somebody who is signed in and belongs to no organisation',
  'member-without-agreement': 'A member of an organisation without a maintenance agreement',
  member: 'A member of an organisation with a maintenance agreement',
  product: 'What does the agreement cover?',
  allProducts: 'Every product',
  start: 'View the portal',
  bar: (who: string) => `You see the portal as: ${who}. Nothing that you do here is saved.`,
  memberOf: (products: string[]) => `a member whose agreement covers ${list.format(products)}`,
  end: 'End',
  closedTitle: 'The desk is closed while you view as somebody else',
  closedText: 'Whoever you see the portal as has no desk. End the view to go on working.',
})
