import { copyFileSync, mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { compileContent } from './compile.ts'
import { describeFault } from './faults.ts'

const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

const captions =
  'WEBVTT\n\n00:00.000 --> 00:03.000\nOpen the page.\n\nNOTE two\n\n00:03.000 --> 00:08.000\nChoose\n<b>Send</b> &amp; wait.\n'
const chapters = 'WEBVTT\n\n00:00.000 --> 00:08.000\nAll of it\n'
const sample = 'eight-seconds.mp4'

type Fields = Record<string, string | null>
const front = (video: Fields | null, { kind = 'video' } = {}) => {
  const entries = Object.entries(video ?? {}).filter(([, value]) => value !== null)
  return `---
title: A video
summary: Shows it.
kind: ${kind}
access: public
topics: [account]
versions: not-version-specific
updated: 2026-11-23
updatedBy: { name: The editors, email: editors@example.com }
${video ? `video:\n${entries.map(([name, value]) => `  ${name}: ${value}\n`).join('')}` : ''}---

Text.
`
}
const sound = { file: sample, captions: 'steps.vtt' }
const path = 'en/articles/a-video.md'

/** A content folder with one article, the sample and what else is given, compiled: the video, and faults as `file:line: what cure`. */
async function compile(text: string, more: Record<string, string> = {}, samples = [sample]) {
  const folder = mkdtempSync(join(tmpdir(), 'signpost-video-'))
  folders.push(folder)
  const files = { [path]: text, 'en/media/steps.vtt': captions, ...more }
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), content)
  }
  for (const name of samples) copyFileSync(resolve('tests/media', name), join(folder, 'en/media', name))
  if (more['en/media/large.mp4'] !== undefined) {
    copyFileSync(resolve('tests/media', sample), join(folder, 'en/media/large.mp4'))
    truncateSync(join(folder, 'en/media/large.mp4'), 100_000_001)
  }
  const { content, faults } = await compileContent(folder)
  return { article: content.articles[0], faults: faults.map(describeFault) }
}

test('a video brings its length and size from its file, and its transcript from its captions', async () => {
  const { article, faults } = await compile(front({ ...sound, chapters: 'parts.vtt' }), {
    'en/media/parts.vtt': chapters,
  })
  expect(faults).toEqual([])
  expect(article?.video).toEqual({
    source: { from: 'portal', file: sample },
    poster: null,
    captions: 'steps.vtt',
    chapterTrack: 'parts.vtt',
    duration: 8,
    width: 64,
    height: 40,
    silent: true,
    transcript: [
      { start: 0, end: 3, text: 'Open the page.' },
      { start: 3, end: 8, text: 'Choose Send & wait.' },
    ],
    chapters: [{ start: 0, end: 8, text: 'All of it' }],
  })
})

test('a video with sound is known as one', async () => {
  const name = 'eight-seconds-with-sound.webm'
  const { article, faults } = await compile(front({ file: name, captions: 'steps.vtt' }), {}, [name])
  expect(faults).toEqual([])
  expect(article?.video).toMatchObject({ silent: false, width: 64 })
})

test('a video of another service needs no file, and may say how large it is', async () => {
  const { article, faults } = await compile(
    front({ vimeo: '76979871', captions: 'steps.vtt', duration: '62', width: '640', height: '480' }),
  )
  expect(faults).toEqual([])
  expect(article?.video).toMatchObject({
    source: { from: 'vimeo', id: '76979871' },
    duration: 62,
    width: 640,
    height: 480,
  })
})

const vtt = (cues: string) => ({ 'en/media/steps.vtt': `WEBVTT\n\n${cues}` })
const faulty: [name: string, text: string, more: Record<string, string>, fault: string][] = [
  ['a video without one', front(null), {}, `${path}:4: The article is a video and has none. Say which`],
  [
    'a video in an instruction',
    front(sound, { kind: 'instruction' }),
    {},
    `${path}:10: The article has a video and is not one. Set \`kind: video\``,
  ],
  [
    'two videos',
    front({ ...sound, youtube: 'abcdefgh' }),
    {},
    'must hold one of `file`, `youtube` and `vimeo`',
  ],
  ['no video at all', front({ captions: 'steps.vtt' }), {}, 'must hold one of `file`, `youtube` and `vimeo`'],
  ['an unknown field', front({ ...sound, subtitles: 'x' }), {}, 'The field `video.subtitles` is not known.'],
  ['an address for an id', front({ youtube: 'https://youtu.be/x' }), {}, 'must be an id such as'],
  ['a file elsewhere', front({ ...sound, file: '../a.mp4' }), {}, 'must be the name of an .mp4 or a .webm'],
  [
    'no such file',
    front({ ...sound, file: 'gone.mp4' }),
    {},
    `${path}:11: The file media/gone.mp4 does not exist.`,
  ],
  [
    'no such poster',
    front({ ...sound, poster: 'gone.png' }),
    {},
    `${path}:13: The file media/gone.png does not`,
  ],
  [
    'no such captions',
    front({ ...sound, captions: 'gone.vtt' }),
    {},
    `${path}:12: The file media/gone.vtt does`,
  ],
  [
    'no such chapters',
    front({ ...sound, chapters: 'gone.vtt' }),
    {},
    `${path}:13: The file media/gone.vtt does`,
  ],
  [
    'no captions',
    front({ file: sample }),
    {},
    `${path}:10: The video has no captions, for those who cannot hear it`,
  ],
  [
    'no duration of what is elsewhere',
    front({ vimeo: '123456', captions: 'steps.vtt' }),
    {},
    'how long the video is',
  ],
  [
    'another duration',
    front({ ...sound, duration: '20' }),
    {},
    `${path}:13: media/${sample} takes 8 seconds.`,
  ],
  ['another width', front({ ...sound, width: '80' }), {}, `${path}:13: The width of media/${sample} is 64.`],
  [
    'a file that is no video',
    front({ ...sound, file: 'text.mp4' }),
    { 'en/media/text.mp4': 'text' },
    `${path}:11: There is no video in media/text.mp4.`,
  ],
  [
    'a large file',
    front({ ...sound, file: 'large.mp4' }),
    { 'en/media/large.mp4': '' },
    `${path}:11: media/large.mp4 is larger than 100 MB.`,
  ],
  [
    'captions that are none',
    front(sound),
    { 'en/media/steps.vtt': 'Hello' },
    'en/media/steps.vtt:1: No valid',
  ],
  ['captions without cues', front(sound), vtt(''), 'en/media/steps.vtt:1: There are no cues here.'],
  ['a cue without text', front(sound), vtt('00:01.000 --> 00:02.000\n'), 'steps.vtt:3: The cue has no text.'],
  [
    'a time of another format',
    front(sound),
    vtt('00:01,000 --> 00:02,000\nA\n'),
    'en/media/steps.vtt:3: No decimal',
  ],
  [
    'a cue that ends before it begins',
    front(sound),
    vtt('00:05.000 --> 00:02.000\nA\n'),
    'steps.vtt:3: End timestamp',
  ],
  [
    'cues that go back',
    front(sound),
    vtt('00:05.000 --> 00:06.000\nA\n\n00:01.000 --> 00:02.000\nB\n'),
    'en/media/steps.vtt:6: Start timestamp',
  ],
  [
    'cues that overlap',
    front(sound),
    vtt('00:01.000 --> 00:04.000\nA\n\n00:03.000 --> 00:06.000\nB\n'),
    'en/media/steps.vtt:6: The cue begins before the one above it ends.',
  ],
  [
    'captions of another video',
    front(sound),
    vtt('00:01.000 --> 01:04.000\nA\n'),
    `${path}:12: The last cue of media/steps.vtt ends after the video.`,
  ],
]
test.each(faulty)('%s is a fault, with its place and its cure', async (_name, text, more, fault) => {
  const { faults } = await compile(text, more)
  expect(faults.join('\n')).toContain(fault)
  for (const line of faults) expect(line).toMatch(/^en\/[^:]+:\d+: .+\. .+\.$/)
})

test('a video that some browsers cannot play is a fault', async () => {
  const name = 'eight-seconds-hevc.mp4'
  const { faults } = await compile(front({ ...sound, file: name }), {}, [name])
  expect(faults.join()).toContain(`Not every browser plays media/${name} (hevc).`)
})
