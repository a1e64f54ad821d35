import { createContext } from 'react'

/**
 * Draws the page of an address out of sight, for whoever will most likely go there next: then going there shows it. What that page needs has to be
 * there, else it is not drawn.
 */
export const DrawAhead = createContext<(address: string) => void>(() => undefined)
