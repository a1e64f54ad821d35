import type { Constructs } from './constructs.ts'
import type { Fields } from './front-matter.ts'
import type { Library } from './library.ts'
import type { Mapping } from './mapping.ts'
import type { Passage } from './passage.ts'

/** What is needed to read one file, or a part of it. */
export type Reading = {
  /** The file whose text it is: of an article, or of a part of one. */
  path: string
  fields: Fields
  constructs: Constructs
  mapping: Mapping
  library: Library
  /** Parts that are put in around this one, the article first. */
  around: readonly string[]
  /** Parts that MDX imports, by their names. */
  partials: Map<string, string>
  /** Parts that were put in. */
  parts: Set<string>
}

/** Reads a part as it is read where it stands alone: its own front matter taken away, its own parts put in. */
export type ReadPart = (text: string, firstLine: number, reading: Reading) => Passage
