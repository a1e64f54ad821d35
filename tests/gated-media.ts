import { article, content as others } from './api.ts'
import { mediaOfTexts } from './media-files.ts'

const picture = (name: string) => `<p><img src="/media/${name}" alt="A door" loading="lazy" /></p>`
const video = (file: string) => ({
  source: { from: 'portal' as const, file },
  poster: `poster-of-${file}.png`,
  captions: `captions-of-${file}.vtt`,
  chapterTrack: `chapters-of-${file}.vtt`,
  duration: 8,
  width: 64,
  height: 40,
  silent: true,
  transcript: [{ start: 0, end: 8, text: 'Look.' }],
  chapters: [],
})
/** Articles that show media, some of it to members alone. */
export const content = {
  ...others,
  articles: [
    article('open', { html: picture('open.png') + picture('shared.png') }),
    article('open-video', { kind: 'video', video: video('open.mp4') }),
    article('inside', {
      access: 'signed-in',
      kind: 'video',
      html: `${picture('inside.png')}${picture('shared.png')}<code> src="/media/agreement.png" </code>`,
      video: video('inside.mp4'),
    }),
    article('agreement', { access: 'maintenance', html: picture('agreement.png') }),
  ],
}
export const names = [
  'open.png',
  'shared.png',
  'inside.png',
  'agreement.png',
  'unused.png',
  'inside.mp4',
  'open.mp4',
  ...['inside.mp4', 'open.mp4'].flatMap((file) => [
    `poster-of-${file}.png`,
    `captions-of-${file}.vtt`,
    `chapters-of-${file}.vtt`,
  ]),
]
/** What every file holds, behind its name. */
export const text = 'canary in a file of some length'
export const media = mediaOfTexts(Object.fromEntries(names.map((name) => [name, `${name}: ${text}`])))
