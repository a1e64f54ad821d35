import * as v from 'valibot'

/** `start` and `end` in seconds from the beginning of the video. */
export const cueSchema = v.object({ start: v.number(), end: v.number(), text: v.string() })
export type Cue = v.InferOutput<typeof cueSchema>

/** Whose pages show a video that is not the portal's own. */
export const videoServices = ['youtube', 'vimeo'] as const
export type VideoService = (typeof videoServices)[number]

/**
 * A video to be played. Addresses are of the portal; those of what not everybody may see count for some hours, and are told anew with the
 * article (decision 034).
 */
export const videoSchema = v.object({
  source: v.variant('from', [
    v.object({ from: v.literal('portal'), address: v.string(), type: v.string() }),
    v.object({ from: v.picklist(videoServices), id: v.string() }),
  ]),
  /** A picture to stand in the video's place until it plays. */
  poster: v.nullable(v.string()),
  /** WebVTT. */
  captions: v.string(),
  chapterTrack: v.nullable(v.string()),
  /** In seconds. */
  duration: v.number(),
  /** In pixels; their ratio is what counts. */
  width: v.number(),
  height: v.number(),
  /** Whether there is nothing to hear. */
  silent: v.boolean(),
  /** What the captions say, from the beginning to the end. */
  transcript: v.array(cueSchema),
  chapters: v.array(cueSchema),
})
export type Video = v.InferOutput<typeof videoSchema>
