import type { MarkedText } from '../../contract/search.ts'
import { eachWord } from './words.ts'

/** Characters of an excerpt, about. */
const long = 160

/** How much a word says that was looked for; 0 for any other. */
export type WorthOf = (term: string) => number

type Hit = { start: number; end: number; term: string; worth: number }

function hitsIn(text: string, worthOf: WorthOf): Hit[] {
  const hits: Hit[] = []
  eachWord(text, (term, start, end) => {
    const worth = worthOf(term)
    // The parts of a word that a sign joins stand within it.
    if (worth > 0 && start >= (hits.at(-1)?.end ?? 0)) hits.push({ start, end, term, worth })
  })
  return hits
}

/** A whole text with what was looked for marked. */
export const marked = (text: string, worthOf: WorthOf): MarkedText =>
  piecesOf(text, 0, text.length, hitsIn(text, worthOf))

/** The stretch of a text that holds most of what was looked for, from word to word; its beginning if it holds none. */
export function excerptOf(text: string, worthOf: WorthOf): MarkedText {
  const hits = hitsIn(text, worthOf)
  if (text.length <= long) return piecesOf(text, 0, text.length, hits)
  const best = bestStretch(hits)
  const spare = Math.max(0, long - (best.end - best.start))
  let start = Math.max(0, best.start - Math.floor(spare / 3))
  let end = Math.min(text.length, start + Math.max(long, best.end - start))
  start = Math.max(0, Math.min(start, end - long))
  if (start > 0) start = wordStart(text, start, best.start)
  if (end < text.length) end = wordEnd(text, end, best.end)
  const pieces = piecesOf(text, start, end, hits)
  if (start > 0) pieces.unshift({ text: '… ', hit: false })
  if (end < text.length) pieces.push({ text: ' …', hit: false })
  return joined(pieces)
}

/** Of all stretches that fit, the one in which different words are worth most; the first of several. */
function bestStretch(hits: readonly Hit[]): { start: number; end: number } {
  let best = { start: 0, end: 0, worth: 0 }
  hits.forEach((first, from) => {
    const worths = new Map<string, number>()
    let end = first.end
    let again = 0
    for (let at = from; at < hits.length; at += 1) {
      const hit = hits[at]
      if (!hit || hit.end - first.start > long) break
      if (worths.has(hit.term)) again += 0.1
      worths.set(hit.term, hit.worth)
      end = hit.end
    }
    const worth = [...worths.values()].reduce((sum, one) => sum + one, 0) + Math.min(again, 0.5)
    if (worth > best.worth) best = { start: first.start, end, worth }
  })
  return best
}

/** Cuts between words, unless one is so long that nothing of it would be left. */
function wordStart(text: string, from: number, before: number): number {
  const space = text.indexOf(' ', from - 1)
  return space >= 0 && space < before ? space + 1 : Math.min(from, before)
}
function wordEnd(text: string, to: number, after: number): number {
  const space = text.lastIndexOf(' ', to)
  return space >= after && space > 0 ? space : Math.max(to, after)
}

function piecesOf(text: string, start: number, end: number, hits: readonly Hit[]): MarkedText {
  const pieces: MarkedText = []
  let at = start
  for (const hit of hits) {
    if (hit.start < start || hit.end > end) continue
    pieces.push(
      { text: text.slice(at, hit.start), hit: false },
      { text: text.slice(hit.start, hit.end), hit: true },
    )
    at = hit.end
  }
  pieces.push({ text: text.slice(at, end), hit: false })
  return joined(pieces)
}

const joined = (pieces: MarkedText): MarkedText => {
  const all: MarkedText = []
  for (const piece of pieces) {
    const last = all.at(-1)
    if (piece.text === '') continue
    if (last && last.hit === piece.hit) last.text += piece.text
    else all.push({ ...piece })
  }
  return all
}
