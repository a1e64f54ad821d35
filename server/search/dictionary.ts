/** Words in order, their letters (UTF-16) one after the other; `starts` says where each begins, and then where the last one ends. */
export type PackedWords = { letters: Uint16Array; starts: Uint32Array }

/** A word, by its number, and how far it is from what was looked for. */
export type Near = { number: number; distance: number }

export function packWords(words: readonly string[]): PackedWords {
  const starts = new Uint32Array(words.length + 1)
  words.forEach((word, number) => (starts[number + 1] = (starts[number] ?? 0) + word.length))
  const letters = new Uint16Array(starts[words.length] ?? 0)
  words.forEach((word, number) => {
    const start = starts[number] ?? 0
    for (let at = 0; at < word.length; at += 1) letters[start + at] = word.charCodeAt(at)
  })
  return { letters, starts }
}

/** Finds words among many where they lie: a tree of them would take ten times the memory, and has to be built. */
export function createDictionary({ letters, starts }: PackedWords) {
  const size = starts.length - 1
  const startOf = (number: number) => starts[number] ?? 0
  const lengthOf = (number: number) => startOf(number + 1) - startOf(number)
  const letterOf = (number: number, at: number) => letters[startOf(number) + at] ?? 0
  const masks = Int32Array.from({ length: size }, (_, number) =>
    maskOf(lengthOf(number), (at) => letterOf(number, at)),
  )
  /** Rows of Levenshtein's table. */
  let above = new Uint16Array(64)
  let row = new Uint16Array(64)

  function word(number: number): string {
    let text = ''
    for (let at = startOf(number); at < startOf(number + 1); at += 1)
      text += String.fromCharCode(letters[at] ?? 0)
    return text
  }
  /** Below 0 for a word that stands before `term`, as JavaScript orders strings. */
  function compare(number: number, term: string): number {
    const length = Math.min(lengthOf(number), term.length)
    for (let at = 0; at < length; at += 1) {
      const difference = letterOf(number, at) - term.charCodeAt(at)
      if (difference !== 0) return difference
    }
    return lengthOf(number) - term.length
  }
  function firstFrom(term: string): number {
    let low = 0
    let high = size
    while (low < high) {
      const middle = (low + high) >> 1
      if (compare(middle, term) < 0) low = middle + 1
      else high = middle
    }
    return low
  }
  const numberOf = (term: string): number | undefined => {
    const number = firstFrom(term)
    return number < size && compare(number, term) === 0 ? number : undefined
  }
  const beginsWith = (number: number, prefix: string) => {
    if (number >= size || lengthOf(number) < prefix.length) return false
    for (let at = 0; at < prefix.length; at += 1)
      if (letterOf(number, at) !== prefix.charCodeAt(at)) return false
    return true
  }

  /** More than `most` as soon as it is that. */
  function distanceTo(number: number, term: string, most: number): number {
    if (row.length <= term.length)
      [above, row] = [new Uint16Array(2 * term.length), new Uint16Array(2 * term.length)]
    for (let at = 0; at <= term.length; at += 1) row[at] = at
    const length = lengthOf(number)
    for (let depth = 1; depth <= length; depth += 1) {
      ;[above, row] = [row, above]
      const letter = letterOf(number, depth - 1)
      let left = depth
      let least = depth
      row[0] = depth
      for (let at = 1; at <= term.length; at += 1) {
        const replaced = (above[at - 1] ?? 0) + (term.charCodeAt(at - 1) === letter ? 0 : 1)
        left = Math.min(left + 1, (above[at] ?? 0) + 1, replaced)
        row[at] = left
        if (left < least) least = left
      }
      if (least > most) return least
    }
    return row[term.length] ?? 0
  }

  return {
    word,
    lengthOf,
    numberOf,

    beginningWith(prefix: string): number[] {
      const found: number[] = []
      for (let number = firstFrom(prefix); beginsWith(number, prefix); number += 1) found.push(number)
      return found
    },

    /** Words that at most so many letters added, left out or replaced make of this one (Levenshtein). */
    within(term: string, most: number): Near[] {
      const found: Near[] = []
      const own = maskOf(term.length, (at) => term.charCodeAt(at))
      for (let number = 0; number < size; number += 1) {
        if (Math.abs(lengthOf(number) - term.length) > most) continue
        const mask = masks[number] ?? 0
        if (hasMore(own & ~mask, most) || hasMore(mask & ~own, most)) continue
        const distance = distanceTo(number, term, most)
        if (distance <= most) found.push({ number, distance })
      }
      return found
    },
  }
}

/** A bit for each letter that occurs, some of which share one: words with few bits in common are passed over without a closer look. */
function maskOf(length: number, letterAt: (at: number) => number): number {
  let mask = 0
  for (let at = 0; at < length; at += 1) mask |= 1 << (letterAt(at) & 31)
  return mask
}
/** Whether more bits than so many are set. */
function hasMore(bits: number, most: number): boolean {
  let left = bits
  for (let taken = 0; taken < most; taken += 1) left &= left - 1
  return left !== 0
}
