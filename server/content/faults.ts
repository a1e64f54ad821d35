/** Something wrong in a content file, for whoever writes it. */
export type ContentFault = {
  /** Path from the content directory. */
  file: string
  line: number
  what: string
  /** What to do about it. */
  cure: string
}

export const describeFault = ({ file, line, what, cure }: ContentFault) => `${file}:${line}: ${what} ${cure}`

const byPlace = (a: ContentFault, b: ContentFault) => a.file.localeCompare(b.file) || a.line - b.line
export const inOrder = (faults: readonly ContentFault[]) => faults.toSorted(byPlace)

/** Collects every fault instead of stopping at the first. */
export class Faults {
  readonly all: ContentFault[] = []
  /** Worth knowing, and nothing that keeps content from being served. */
  readonly notices: ContentFault[] = []
  add(file: string, line: number, what: string, cure: string) {
    this.all.push({ file, line, what, cure })
  }
  notice(file: string, line: number, what: string, cure: string) {
    this.notices.push({ file, line, what, cure })
  }
}
