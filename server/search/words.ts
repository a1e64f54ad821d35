/** A word as it is looked for, and where it stands in its text. */
export type Word = { term: string; start: number; end: number }

const part = /[\p{L}\p{M}\p{N}]+/gu
const apostrophes = /['’]/g
const hyphens = /[-‐‑]/g

/** Letters that no decomposition takes apart (Unicode Standard Annex 15). */
const foldings: Readonly<Record<string, string>> = {
  ø: 'o',
  ł: 'l',
  đ: 'd',
  æ: 'ae',
  œ: 'oe',
  ß: 'ss',
  þ: 'th',
  ð: 'd',
  ı: 'i',
}
const folded = new RegExp(`[${Object.keys(foldings).join('')}]`, 'g')
const isPlain = /^[\x20-\x7e]*$/

/** Without regard to case, accents or the form of a letter. */
export function fold(text: string): string {
  const small = text.toLowerCase()
  if (isPlain.test(small)) return small
  return small
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(folded, (letter) => foldings[letter] ?? letter)
}

/** `reader’s` is about a reader; `can't` is one word, however it is written. */
const withoutApostrophe = (text: string) => text.replace(/['’]s$/, '').replace(apostrophes, '')

type Take = (term: string, start: number, end: number) => void

/**
 * The words of a text, in their order: letters and digits, joined by a sign within (`invalid_grant`, `sign-in`, `portal.db`, `can’t`). One that
 * a sign joins is there as a whole, so that an error code or a file's name is found as it was pasted, and in its parts, which stand at the
 * same place: `sign-in` is `signin`, `sign` and `in`.
 */
export function eachWord(text: string, take: Take) {
  for (let at = 0; at < text.length;) {
    const start = at
    let isOrdinary = true
    for (let kind = kindAt(text, at); ; kind = kindAt(text, at)) {
      if (kind >= kinds.letter) at += kind === kinds.pair ? 2 : 1
      else if (at > start && kind === kinds.sign && kindAt(text, at + 1) >= kinds.letter) at += 1
      else break
      isOrdinary &&= kind === kinds.ordinary
    }
    if (at === start) at += 1
    else if (isOrdinary) take(text.slice(start, at), start, at)
    else takeApart(text.slice(start, at), start, take)
  }
}

function takeApart(found: string, start: number, take: Take) {
  const whole = fold(withoutApostrophe(found)).replace(hyphens, '')
  take(whole, start, start + found.length)
  if (!/[-‐‑._]/.test(found)) return
  const parts = [...found.matchAll(part)]
  // A leading or trailing `_` joins nothing.
  if (parts.length === 1 && fold(parts[0]?.[0] ?? '') === whole) return
  for (const { 0: one, index } of parts) take(fold(one), start + index, start + index + one.length)
}

export function wordsOf(text: string): Word[] {
  const words: Word[] = []
  eachWord(text, (term, start, end) => words.push({ term, start, end }))
  return words
}

/** Nothing of a word; a sign that may stand within one; part of a word; one of two that make up a letter; in most words all there is. */
const kinds = { none: 0, sign: 1, letter: 2, pair: 3, ordinary: 4 } as const
/** What has no entry yet is looked up when it is met first. */
const known = new Uint8Array(0x1_00_00).fill(255)

function kindAt(text: string, at: number): number {
  if (at >= text.length) return kinds.none
  const unit = text.charCodeAt(at)
  const kind = known[unit] ?? kinds.none
  if (kind !== 255) return kind
  const letter = String.fromCodePoint(text.codePointAt(at) ?? 0)
  const found = kindOf(letter)
  // The other half of a pair makes the difference.
  if (unit < 0xd8_00 || unit > 0xdf_ff) known[unit] = found
  return found
}
function kindOf(letter: string): number {
  if (/^[a-z0-9]$/.test(letter)) return kinds.ordinary
  if (/^[-‐‑.'’]$/.test(letter)) return kinds.sign
  if (!/^[\p{L}\p{M}\p{N}_]$/u.test(letter)) return kinds.none
  return letter.length > 1 ? kinds.pair : kinds.letter
}

/** Words that say how something is asked, and not what about. */
const unsaid = `a about again all also always am an and another any anybody anyone are as at be because been being but by could did do does
doing dont each for from get gets getting give given go goes going got had has have having hello help her here hi him his how i id if im in
into is it its itself ive just keep keeps know let like made make many may me might more most must my myself need now of on one only or our
please put really s same seems see shall she should show so some somebody someone something still such t take tell thanks that the their
them then there these they thing this those to too try trying up us use using very want wants was way we were what whats when where which
while who whom whose why will with would you your`
const stopWords: ReadonlySet<string> = new Set(unsaid.split(/\s+/))
export const isStopWord = (term: string) => stopWords.has(term)
