import { createContext } from 'react'

/** Hears what becomes of a page, where the server draws it: nobody is there to be led on, or to be checked. */
export const Drawing = createContext<{
  /** Another address stands in the place of the one asked for. */
  lead: (address: string) => void
  /** Something is asked that the portal would find out by itself in a browser. */
  leaveOpen: () => void
  /** There is no such page. */
  findNothing: () => void
} | null>(null)
