import type { CompiledArticle, Content } from '../content/content.ts'

/** A file of the content's media, as a host finds it. */
export type MediaFile = {
  /** In bytes. */
  size: number
  /** When it was changed last, in milliseconds since the epoch. */
  changed: number
  /** The bytes from the first to the last, both included. */
  read: (first: number, last: number) => ReadableStream<Uint8Array<ArrayBuffer>>
}
export type Media = { find: (name: string) => Promise<MediaFile | null> }

/** Pictures in HTML that the compiler made: its attributes hold no `>` and no quotation mark. */
export const picturePattern = /(<img [^>]*?\bsrc=")\/media\/([^"]+)(")/g

export const picturesIn = (html: string): string[] =>
  [...html.matchAll(picturePattern)].map(([, , name = '']) => name.replaceAll('&amp;', '&'))

/** Names of all files that an article shows. */
export function mediaOf({ html, video }: Pick<CompiledArticle, 'html' | 'video'>): string[] {
  const ofVideo = video
    ? [
        video.source.from === 'portal' ? video.source.file : null,
        video.poster,
        video.captions,
        video.chapterTrack,
      ]
    : []
  return [...picturesIn(html), ...ofVideo.filter((name) => name !== null)]
}

/**
 * Who may have which file, from who shows it: what a public article or a troubleshooter shows is anybody's. What only others show is
 * theirs. What nobody shows is not there.
 */
export function audienceOfMedia({ articles, flows }: Content): ReadonlyMap<string, 'anybody' | 'some'> {
  const audience = new Map<string, 'anybody' | 'some'>()
  for (const article of articles) {
    if (article.access === 'public') continue
    for (const name of mediaOf(article)) audience.set(name, 'some')
  }
  const steps = flows.flatMap((flow) => Object.values(flow.steps))
  const open = [
    ...articles.filter(({ access }) => access === 'public').flatMap(mediaOf),
    ...steps.flatMap((step) => ('outcome' in step ? picturesIn(step.text) : [])),
  ]
  for (const name of open) audience.set(name, 'anybody')
  return audience
}
