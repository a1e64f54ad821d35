import { expect, test } from 'vitest'
import { article, content } from '../../tests/api.ts'
import { framesOf } from './frames.ts'

test('pages may show the players that the content uses, and no others', () => {
  const external = (from: 'youtube' | 'vimeo') =>
    article(from, {
      kind: 'video',
      video: {
        source: { from, id: 'x' },
        poster: 'x.png',
        captions: 'x.vtt',
        chapterTrack: null,
        duration: 8,
        width: 64,
        height: 40,
        silent: true,
        transcript: [],
        chapters: [],
      },
    })
  expect(framesOf(content)).toEqual([])
  expect(framesOf({ ...content, articles: [external('vimeo')] })).toEqual(['https://player.vimeo.com'])
  expect(framesOf({ ...content, articles: [external('vimeo'), external('youtube')] })).toEqual([
    'https://www.youtube-nocookie.com',
    'https://player.vimeo.com',
  ])
})
