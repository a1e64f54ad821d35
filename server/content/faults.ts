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

/** Collects every fault instead of stopping at the first. */
export class Faults {
  readonly all: ContentFault[] = []
  add(file: string, line: number, what: string, cure: string) {
    this.all.push({ file, line, what, cure })
  }
}
