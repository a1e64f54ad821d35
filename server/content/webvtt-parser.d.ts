/** The reader and validator of the W3C, which brings no types. */
declare module 'webvtt-parser' {
  export type Node = { type: string; value?: string; children?: Node[] }
  export type ParsedCue = { startTime: number; endTime: number; text: string; tree: Node }
  type Parsed = { cues: ParsedCue[]; errors: { message: string; line: number }[] }
  export class WebVTTParser {
    constructor(references: Readonly<Record<string, string>>)
    parse(input: string, mode: 'subtitles/captions/descriptions' | 'chapters'): Parsed
  }
  const all: { WebVTTParser: typeof WebVTTParser }
  export default all
}
