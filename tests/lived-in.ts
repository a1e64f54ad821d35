import { createMemoryStore } from '../server/store/memory/memory-store.ts'
import type { Store } from '../server/store/store.ts'
import { article, content as empty } from './api.ts'
import { leaveComment } from './comments.ts'
import { mediaOfTexts } from './media-files.ts'

const video = (name: string) => ({
  source: { from: 'portal' as const, file: `${name}.mp4` },
  poster: null,
  captions: `${name}.vtt`,
  chapterTrack: null,
  duration: 8,
  width: 64,
  height: 40,
  silent: true,
  transcript: [{ start: 0, end: 8, text: 'Look.' }],
  chapters: [{ start: 0, end: 8, text: 'Look' }],
})

/** Content with something of every kind that an answer can hold. */
export const content = {
  ...empty,
  articles: [
    ...empty.articles,
    article('newer', { redirectFrom: ['/articles/older'], versions: ['1.0'], updatedAt: '2020-01-01' }),
    article('proved', { access: 'signed-in', authentication: { maxAge: 300 } }),
    article('film', { kind: 'video', video: video('film') }),
    article('inner-film', { kind: 'video', access: 'signed-in', video: video('inner-film') }),
  ],
}
export const media = mediaOfTexts(
  Object.fromEntries(
    ['film', 'inner-film'].flatMap((name) => [
      [`${name}.mp4`, 'Moving pictures'],
      [`${name}.vtt`, 'WEBVTT'],
    ]),
  ),
)

export const comments = ['c1', 'c2', 'c3']
const at = '2026-11-23T12:00:00.000Z'

/** A store in which readers have left something of every kind. */
export async function livedIn(): Promise<Store> {
  const store = createMemoryStore()
  for (const [index, id] of comments.entries()) {
    await leaveComment(store, id, {
      section: index === 0 ? 'steps' : null,
      author: index === 1 ? 'somebody' : null,
      stars: index === 2 ? 2 : null,
      folded: index === 2 ? 'links-only' : null,
      personalData: index === 1,
    })
  }
  await store.changeComments({
    comments: [{ id: 'c2', seen: null }],
    status: 'handled',
    note: 'Done',
    at,
    by: 'x',
  })
  for (const [index, stars] of ([1, 2, 5, 5, 4] as const).entries())
    await store.putVote({ article: 'open', revision: 1 }, `visitor:${index}`, stars, at)
  for (const [turn, solved] of [true, false, null].entries()) {
    await store.addOutcome({
      walk: `walk-${turn}`,
      turn: 0,
      troubleshooter: 'sign-in',
      version: 'v1',
      step: 'done',
      solved,
      answers: { what: 'a' },
      checks: {},
      receivedAt: at,
    })
  }
  await store.addMissedSearch('wanted in vain', at, 100)
  return store
}
