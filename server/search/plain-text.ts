import type { CompiledVideo } from '../content/content.ts'

/** A stretch of an article below one heading, or before the first, or of what is said in a video, as text without marks. */
export type Section = {
  heading: { id: string; text: string } | null
  /** Where it begins in the video. */
  second: number | null
  text: string
}

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
}
const references = /&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi
const ofCode = (code: number) => (code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd')
const decode = (text: string) =>
  text.replace(references, (whole, decimal?: string, hex?: string, name?: string) =>
    decimal ? ofCode(Number(decimal)) : hex ? ofCode(Number.parseInt(hex, 16)) : (named[name ?? ''] ?? whole),
  )

/** Between these a reader sees space, whether or not the source has any. */
const blocks = /<\/?(?:p|li|ul|ol|pre|h[1-6]|td|th|tr|table|thead|tbody|div|blockquote|br|hr|img)\b[^>]*>/g
const tags = /<[^>]*>/g

/** What a reader sees of HTML that the compiler has made, as one line. Code is text like all else: error messages are looked for. */
export const plainText = (html: string): string =>
  decode(html.replace(blocks, ' ').replace(tags, '')).replace(/\s+/g, ' ').trim()

const heading = /<h([2-4]) id="([^"]*)">(.*?)<\/h\1>/gs

type Cue = CompiledVideo['transcript'][number]
type Told = { html: string; video?: Pick<CompiledVideo, 'transcript' | 'chapters'> }

/** Characters after which what is said counts as another stretch: about two sentences. */
const stretch = 120

/** What is said in a video, cut between cues, so that a hit leads to where it is said. */
function spokenIn(cues: readonly Cue[]): Section[] {
  const sections: Section[] = []
  for (const { start, text } of cues) {
    const last = sections.at(-1)
    if (last && last.text.length < stretch) last.text += ` ${text}`
    else sections.push({ heading: null, second: start, text })
  }
  return sections
}

/** The sections of an article in their order, from what the compiler made of it. One without text and without a heading is left out. */
export function sectionsOf({ html, video }: Told): Section[] {
  const sections: Section[] = []
  const found = [...html.matchAll(heading)]
  const before = plainText(html.slice(0, found[0]?.index))
  if (before !== '') sections.push({ heading: null, second: null, text: before })
  found.forEach(({ 0: whole, 2: id = '', 3: inner = '', index }, at) => {
    const named = { id: decode(id), text: plainText(inner) }
    sections.push(below(named, html.slice(index + whole.length, found[at + 1]?.index)))
  })
  return video ? [...sections, ...filmed(video)] : sections
}

/** Its text is made when it is asked for: of a long article, one section or two are quoted. */
const below = (heading: Section['heading'], html: string): Section => ({
  heading,
  second: null,
  get text() {
    return plainText(html)
  },
})

/** What is said, and the names of chapters. One that begins with something said is one place with it: both would have the same link. */
function filmed({ transcript, chapters }: NonNullable<Told['video']>): Section[] {
  const spoken = spokenIn(transcript)
  const at = new Map(spoken.map((section) => [Math.floor(section.second ?? 0), section]))
  for (const { start, text } of chapters) {
    const same = at.get(Math.floor(start))
    if (same) same.text = `${text}: ${same.text}`
    else spoken.push({ heading: null, second: start, text })
  }
  return spoken
}
