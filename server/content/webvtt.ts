import webvtt, { type Node } from 'webvtt-parser'
import type { Cue } from '../../contract/video.ts'
import type { Faults } from './faults.ts'

const references = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&nbsp;': '\u00A0', '&lrm;': '', '&rlm;': '' }
const parser = new webvtt.WebVTTParser(references)

const textOf = ({ type, value, children = [] }: Node): string =>
  type === 'text' ? String(value) : children.map(textOf).join('')

/**
 * The cues of a WebVTT file, in order, as plain text. Where they overlap, one text would cover the other and the transcript would have no
 * current line; so that is a fault here, though the format allows it.
 */
export function readCues(
  source: string,
  { file, isChapters, faults }: { file: string; isChapters: boolean; faults: Faults },
): Cue[] {
  const before = faults.all.length
  const { cues, errors } = parser.parse(source, isChapters ? 'chapters' : 'subtitles/captions/descriptions')
  for (const { message, line } of errors)
    faults.add(file, line, `${message.replace(/\.?$/, '')}.`, 'Correct the WebVTT.')
  if (faults.all.length > before) return []
  if (cues.length === 0)
    faults.add(file, 1, 'There are no cues here.', 'Write what is said and shown, and when.')

  // In a file without errors cues stand in their order, one behind each arrow.
  const lines = source.split(/\r\n|\r|\n/).flatMap((text, index) => (text.includes('-->') ? [index + 1] : []))
  return cues.map(({ startTime, endTime, tree }, index) => {
    const line = lines[index] ?? 1
    const text = textOf(tree).replaceAll(/\s+/g, ' ').trim()
    if (text === '') faults.add(file, line, 'The cue has no text.', 'Write it below the times.')
    if (startTime < (cues[index - 1]?.endTime ?? 0))
      faults.add(
        file,
        line,
        'The cue begins before the one above it ends.',
        'Let one end before the next begins.',
      )
    return { start: startTime, end: endTime, text }
  })
}
