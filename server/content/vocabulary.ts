/** Names for `{portal}` and the like. */
export type Vocabulary = Readonly<Record<string, string>>

/** What has no name stays as it is written. */
export const fillIn = (text: string, vocabulary: Vocabulary) =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(vocabulary, name) ? (vocabulary[name] ?? whole) : whole,
  )
