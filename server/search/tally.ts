/** Numbers by number, of which few are not zero. */
export class Tally {
  readonly #values: Float64Array
  readonly #touched: Uint32Array
  #count = 0

  constructor(size: number) {
    this.#values = new Float64Array(size)
    this.#touched = new Uint32Array(size)
  }

  /** Where there is something. Valid until the next change. */
  get touched(): Uint32Array {
    return this.#touched.subarray(0, this.#count)
  }
  at(index: number): number {
    return this.#values[index] ?? 0
  }
  add(index: number, value: number) {
    this.#set(index, this.at(index) + value)
  }
  raise(index: number, value: number) {
    this.#set(index, Math.max(this.at(index), value))
  }
  clear() {
    for (const index of this.touched) this.#values[index] = 0
    this.#count = 0
  }
  #set(index: number, value: number) {
    if (this.at(index) === 0) {
      this.#touched[this.#count] = index
      this.#count += 1
    }
    this.#values[index] = value
  }
}

/** Made once and used again: a search must not leave megabytes behind. */
export class Tallies {
  readonly #free: Tally[] = []
  readonly #size: number

  constructor(size: number) {
    this.#size = size
  }

  take(): Tally {
    return this.#free.pop() ?? new Tally(this.#size)
  }
  giveBack(tally: Tally) {
    tally.clear()
    this.#free.push(tally)
  }
}
