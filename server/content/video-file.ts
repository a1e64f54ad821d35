import { stat } from 'node:fs/promises'

/** What a file of a video says of itself. Seconds and pixels. */
export type VideoFacts = {
  duration: number
  width: number
  height: number
  codec: string
  silent: boolean
  bytes: number
}

/** What every browser in use plays (H.264, VP8, VP9, AV1). */
export const playedEverywhere = new Set(['avc', 'vp8', 'vp9', 'av1'])

/** Null: there is no video in the file, or it is broken. Only the parts that tell are read. */
export async function readVideoFile(path: string): Promise<VideoFacts | null> {
  // Loaded for content that has a video.
  const { FilePathSource, Input, MP4, WEBM } = await import('mediabunny')
  const { size } = await stat(path)
  const input = new Input({ formats: [MP4, WEBM], source: new FilePathSource(path) })
  try {
    const track = await input.getPrimaryVideoTrack()
    if (!track) return null
    return {
      duration: await input.computeDuration(),
      width: await track.getDisplayWidth(),
      height: await track.getDisplayHeight(),
      codec: (await track.getCodec()) ?? 'unknown',
      silent: (await input.getAudioTracks()).length === 0,
      bytes: size,
    }
  } catch {
    return null
  } finally {
    input.dispose()
  }
}
