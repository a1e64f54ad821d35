import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Cue } from '../../contract/video.ts'
import { type Film, pace } from './camera.ts'

export const canDevelop = () => spawnSync('ffmpeg', ['-version']).status === 0

function ffmpeg(...parameters: string[]) {
  const { status, stderr } = spawnSync('ffmpeg', ['-hide_banner', '-loglevel', 'error', '-y', ...parameters])
  if (status !== 0) throw new Error(`ffmpeg: ${String(stderr)}`)
}

const digits = (value: number, length = 2) => String(value).padStart(length, '0')
function timestamp(seconds: number): string {
  const all = Math.round(seconds * 1000)
  const minutes = Math.floor(all / 60_000)
  return `${digits(minutes)}:${digits(Math.floor(all / 1000) % 60)}.${digits(all % 1000, 3)}`
}
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
const webvtt = (cues: readonly Cue[]) =>
  [
    'WEBVTT',
    ...cues.map(({ start, end, text }) => `${timestamp(start)} --> ${timestamp(end)}\n${escaped(text)}`),
    '',
  ]
    .join('\n\n')
    .replace(/\n\n$/, '\n')

/**
 * A whole picture every ten seconds: between them little changes, so a jump need not wait. The index in front, so that it plays at once. Nothing of this
 * machine in it.
 */
const encoding = [
  `-c:v libx264 -preset veryslow -tune animation -crf 26 -g ${10 * pace}`,
  '-movflags +faststart -map_metadata -1 -fflags +bitexact',
]
  .join(' ')
  .split(' ')

/** Writes `<name>.mp4` (H.264, which every browser plays), its poster, captions and chapters into a folder. */
export function develop(film: Film, { name, work, folder }: { name: string; work: string; folder: string }) {
  const list = join(work, 'frames.txt')
  const last = film.frames.at(-1)?.path ?? ''
  const lines = film.frames.flatMap(({ path, seconds }) => [
    `file '${path}'`,
    `duration ${seconds.toFixed(4)}`,
  ])
  // The last one is named again, or its time would not count.
  writeFileSync(list, [...lines, `file '${last}'`, ''].join('\n'))
  const to = (ending: string) => join(folder, `${name}${ending}`)
  const source = ['-f', 'concat', '-safe', '0', '-i', list, '-t', film.seconds.toFixed(3)]
  ffmpeg(...source, '-vf', `fps=${pace},format=yuv420p`, ...encoding, to('.mp4'))
  ffmpeg('-i', film.poster || last, '-c:v', 'libwebp', '-quality', '70', '-map_metadata', '-1', to('.webp'))
  writeFileSync(to('.vtt'), webvtt(film.captions))
  writeFileSync(to('-chapters.vtt'), webvtt(film.chapters))
}
