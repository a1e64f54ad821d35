import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Passage } from './passage.ts'

/** Where a passage was put down. */
export type Slip = { at: number; bytes: number }

/** Keeps what was read of each file on disk until all files are known: ten thousands of them would not fit into memory. */
export class Spool {
  readonly #folder = mkdtempSync(join(tmpdir(), 'signpost-import-'))
  readonly #file = openSync(join(this.#folder, 'passages'), 'w+')
  #end = 0

  write({ text, origins }: Passage): Slip {
    // Lines that follow one another in a file are one entry.
    const runs: [file: string, line: number, count: number][] = []
    for (const { file, line } of origins) {
      const last = runs.at(-1)
      if (last && last[0] === file && last[1] + last[2] === line) last[2] += 1
      else runs.push([file, line, 1])
    }
    const bytes = Buffer.from(JSON.stringify({ text, runs }))
    writeSync(this.#file, bytes, 0, bytes.length, this.#end)
    const slip = { at: this.#end, bytes: bytes.length }
    this.#end += bytes.length
    return slip
  }

  read({ at, bytes }: Slip): Passage {
    const buffer = Buffer.alloc(bytes)
    readSync(this.#file, buffer, 0, bytes, at)
    const { text, runs } = JSON.parse(buffer.toString()) as { text: string; runs: [string, number, number][] }
    const origins = runs.flatMap(([file, line, count]) =>
      Array.from({ length: count }, (_, index) => ({ file, line: line + index })),
    )
    return { text, origins }
  }

  end() {
    closeSync(this.#file)
    rmSync(this.#folder, { recursive: true, force: true })
  }
}
