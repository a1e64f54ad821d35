/** The state of an address that is gone to by whoever has seen to it that its page waits for nothing. */
export const pageAtHand = { isAtHand: true }

export const isAtHand = (state: unknown): boolean =>
  typeof state === 'object' && state !== null && 'isAtHand' in state && state.isAtHand === true
