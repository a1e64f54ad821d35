import type { MarkedText } from '../../../contract/search.ts'

/** A text with what was looked for marked in it. */
export const Marked = ({ text }: { text: MarkedText }) =>
  text.map(({ text: piece, hit }, index) =>
    // The pieces of a text never change places.
    // oxlint-disable-next-line react/no-array-index-key
    hit ? <mark key={index}>{piece}</mark> : piece,
  )
