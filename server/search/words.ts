/** A word as it is looked for, and where it stands in its text. */
export type Word = { term: string; start: number; end: number }

const letters = String.raw`\p{L}\p{M}\p{N}`
/** Letters and digits, joined by a sign within: `invalid_grant`, `sign-in`, `portal.db`, `can’t`. */
const written = new RegExp(`[${letters}_]+(?:[-‐‑.'’][${letters}_]+)*`, 'gu')
const part = new RegExp(`[${letters}]+`, 'gu')
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

/**
 * The words of a text, in their order. One that a sign joins is there as a whole, so that an error code or a file's name is found as it was
 * pasted, and in its parts, which stand at the same place: `sign-in` is `signin`, `sign` and `in`.
 */
export function wordsOf(text: string): Word[] {
  const words: Word[] = []
  for (const { 0: found, index: start } of text.matchAll(written)) {
    const end = start + found.length
    const whole = fold(withoutApostrophe(found)).replace(hyphens, '')
    words.push({ term: whole, start, end })
    if (!/[-‐‑._]/.test(found)) continue
    const parts = [...found.matchAll(part)]
    // A leading or trailing `_` joins nothing.
    if (parts.length === 1 && fold(parts[0]?.[0] ?? '') === whole) continue
    for (const { 0: one, index } of parts)
      words.push({ term: fold(one), start: start + index, end: start + index + one.length })
  }
  return words
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
