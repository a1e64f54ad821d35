import { useState } from 'react'

/** What a control shows: what it was given, or set to since. It is given something else by a new address from elsewhere (Back, "Clear"). */
export function useGivenOrSet(given: string): [shown: string, set: (shown: string) => void] {
  const [last, setLast] = useState({ given, shown: given })
  const isNew = last.given !== given
  if (isNew) setLast({ given, shown: given })
  return [isNew ? given : last.shown, (shown) => setLast({ given, shown })]
}
