import { join } from 'node:path'
import type { Cue } from '../../contract/video.ts'
import type { DraftArticle } from './article-file.ts'
import type { CompiledVideo } from './content.ts'
import { Faults } from './faults.ts'
import { read } from './files.ts'
import { readFrontMatter, type VideoMatter } from './front-matter.ts'
import { playedEverywhere, readVideoFile } from './video-file.ts'
import { readCues } from './webvtt.ts'

/** In bytes. Whoever waits for more should get several videos, or a smaller picture. */
const largest = 100_000_000
/** How far what is said of a video may be from what its file says, in seconds. */
const tolerance = 1

type Files = { directory: string; media: ReadonlySet<string>; faults: Faults }
/** Notes a fault at one of the fields. */
type Complain = (field: keyof VideoMatter, what: string, cure: string) => void
type Size = Pick<CompiledVideo, 'duration' | 'width' | 'height' | 'silent'>

/** The video that an article is: its files are read, and what is said of them is checked. Undefined: it is none. */
export async function compileVideo(
  { file, source, matter: { video } }: DraftArticle,
  files: Files,
): Promise<CompiledVideo | undefined> {
  if (!video) return undefined
  const complain: Complain = (field, what, cure) => {
    // Kept articles come without the places of their fields; who needs them reads them again.
    const lineOf = readFrontMatter(source, file, new Faults())?.parsed?.lineOf
    files.faults.add(file, lineOf?.(['video', field]) ?? 1, what, cure)
  }
  for (const field of ['file', 'poster', 'captions', 'chapters'] as const) {
    const name = video[field]
    if (name !== undefined && !files.media.has(name))
      complain(field, `The file media/${name} does not exist.`, 'Put it into en/media.')
  }
  if (video.captions === undefined) {
    const what = 'The video has no captions, for those who cannot hear it and for the search.'
    complain('captions', what, 'Write them as WebVTT, and name the file with `captions`.')
  }
  const size = await sizeOf(video, files, complain)
  const cuesOf = async (field: 'captions' | 'chapters'): Promise<Cue[]> => {
    const name = video[field]
    if (name === undefined || !files.media.has(name)) return []
    const cues = await readTrack(name, field === 'chapters', files)
    const last = cues.at(-1)
    if (last && size && last.end > size.duration + tolerance)
      complain(field, `The last cue of media/${name} ends after the video.`, 'Correct its times.')
    return cues
  }
  const [transcript, chapters] = await Promise.all([cuesOf('captions'), cuesOf('chapters')])
  if (!size) return undefined
  const { file: own, youtube, vimeo, poster = null, captions = '' } = video
  return {
    source: own
      ? { from: 'portal', file: own }
      : youtube
        ? { from: 'youtube', id: youtube }
        : { from: 'vimeo', id: vimeo ?? '' },
    poster,
    captions,
    chapterTrack: video.chapters ?? null,
    ...size,
    transcript,
    chapters,
  }
}

async function readTrack(name: string, isChapters: boolean, { directory, faults }: Files): Promise<Cue[]> {
  const file = `en/media/${name}`
  const source = await read(join(directory, file), file, faults)
  return source === null ? [] : readCues(source, { file, isChapters, faults })
}

/** From the file, where there is one: then the article need not say it, and if it does, it must be true. */
async function sizeOf(
  video: VideoMatter,
  { directory, media }: Files,
  complain: Complain,
): Promise<Size | null> {
  const { file, duration } = video
  if (file === undefined) {
    if (duration === undefined) {
      complain('duration', 'Nobody can see how long the video is.', 'Add `duration`, in seconds.')
      return null
    }
    return { duration, width: video.width ?? 1280, height: video.height ?? 720, silent: false }
  }
  if (!media.has(file)) return null
  const facts = await readVideoFile(join(directory, 'en/media', file))
  if (!facts) {
    complain('file', `There is no video in media/${file}.`, 'Put a whole .mp4 or .webm there.')
    return null
  }
  if (facts.bytes > largest)
    complain('file', `media/${file} is larger than 100 MB.`, 'Encode it smaller, or make several of it.')
  if (!playedEverywhere.has(facts.codec))
    complain(
      'file',
      `Not every browser plays media/${file} (${facts.codec}).`,
      'Encode it with H.264, VP9 or AV1.',
    )
  if (duration !== undefined && Math.abs(duration - facts.duration) > tolerance) {
    const what = `media/${file} takes ${Math.round(facts.duration)} seconds.`
    complain('duration', what, 'Correct `duration`, or leave it out.')
  }
  for (const side of ['width', 'height'] as const) {
    if (video[side] !== undefined && video[side] !== facts[side])
      complain(
        side,
        `The ${side} of media/${file} is ${facts[side]}.`,
        `Correct \`${side}\`, or leave it out.`,
      )
  }
  const { width, height, silent } = facts
  return { duration: facts.duration, width, height, silent }
}
