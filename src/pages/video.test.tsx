// @vitest-environment jsdom
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { beforeEach, expect, test, vi } from 'vitest'
import { handlersFor } from '../../mocks/handlers.ts'
import { testPorts } from '../../mocks/node.ts'
import { createApp } from '../../server/app.ts'
import type { CompiledVideo } from '../../server/content/content.ts'
import { article, person } from '../../tests/api.ts'
import { renderPortal, server } from '../../tests/portal.tsx'

const member = person('member')

const shown: CompiledVideo = {
  source: { from: 'portal', file: 'a.mp4' },
  poster: 'a.webp',
  captions: 'a.vtt',
  chapterTrack: 'parts.vtt',
  duration: 90,
  width: 1280,
  height: 720,
  silent: true,
  transcript: [
    { start: 0, end: 10, text: 'Open the page.' },
    { start: 10, end: 83, text: 'Choose a password.' },
    { start: 83, end: 90, text: 'You are in.' },
  ],
  chapters: [
    { start: 0, end: 10, text: 'Beginning' },
    { start: 10, end: 90, text: 'End' },
  ],
}
const flows: [] = []
let clock = Date.UTC(2026, 10, 25, 12)
/** The portal with one article that is this video. */
function withVideo(changes: Partial<CompiledVideo> = {}, access: 'public' | 'signed-in' = 'public') {
  const articles = [article('a', { title: 'See it', kind: 'video', access, video: { ...shown, ...changes } })]
  const app = createApp(testPorts({ content: { articles, flows }, now: () => new Date(clock) }))
  server.use(...handlersFor(app))
}

const played = vi.fn<() => Promise<void>>()
const loaded = vi.fn<() => void>()
beforeEach(() => {
  // jsdom has the element and nothing that plays.
  clock = Date.now()
  played.mockReset().mockResolvedValue()
  loaded.mockReset()
  vi.spyOn(HTMLMediaElement.prototype, 'play').mockImplementation(played)
  vi.spyOn(HTMLMediaElement.prototype, 'load').mockImplementation(loaded)
  Element.prototype.scrollIntoView = vi.fn<() => void>()
})

const player = () => screen.findByLabelText<HTMLVideoElement>('Video: See it')
const transcript = () => screen.getByRole('region', { name: 'Transcript' })
const lines = () => within(transcript()).getAllByRole('listitem')
/** What is marked as being said, and the chapter it belongs to. */
const marked = () => document.querySelectorAll('li[aria-current="true"]').length
const isMarked = (text: string) =>
  screen.getByText(text).closest('li')?.getAttribute('aria-current') === 'true'

test('a reader finds player, captions, chapters and transcript, and how long it takes, in the page and in the list', async () => {
  withVideo()
  const { user } = renderPortal('/articles/a')
  const video = await player()
  expect(video).toHaveAttribute('src', '/media/a.mp4')
  expect(video).toHaveAttribute('poster', '/media/a.webp')
  expect([video.controls, video.preload, video.width, video.height]).toEqual([true, 'metadata', 1280, 720])
  const tracks = [...video.querySelectorAll('track')].map(({ kind, src }) => [kind, new URL(src).pathname])
  expect(tracks).toEqual([
    ['captions', '/media/a.vtt'],
    ['chapters', '/media/parts.vtt'],
  ])
  // With nothing to hear, the captions are the video.
  expect(video.querySelector('track')?.default).toBe(true)
  expect(screen.getByText('This video has no sound.')).toBeVisible()
  expect(lines().map(({ textContent }) => textContent)).toEqual([
    '0:00Open the page.',
    '0:10Choose a password.',
    '1:23You are in.',
  ])
  expect(screen.getByText('1 min 30 s')).toBeVisible()
  await user.click(screen.getByRole('link', { name: 'All articles' }))
  expect(await screen.findByText('1 min 30 s')).toBeVisible()
})

test('a line and a chapter lead to their second, and what is said is marked', async () => {
  withVideo()
  const { user } = renderPortal('/articles/a')
  const video = await player()
  expect(marked()).toBe(0)
  await user.click(within(transcript()).getByRole('button', { name: '1:23, play from here' }))
  expect(video.currentTime).toBe(83)
  expect(played).toHaveBeenCalledTimes(1)
  expect([isMarked('You are in.'), isMarked('End'), marked()]).toEqual([true, true, 2])

  await user.click(
    within(screen.getByRole('region', { name: 'Chapters' })).getByRole('button', { name: /^0:00/ }),
  )
  expect(video.currentTime).toBe(0)
  video.currentTime = 40
  fireEvent.timeUpdate(video)
  expect([isMarked('Choose a password.'), isMarked('End'), marked()]).toEqual([true, true, 2])
})

test('an address that names a second begins there, without playing by itself', async () => {
  withVideo()
  renderPortal('/articles/a#t=83')
  expect((await player()).currentTime).toBe(83)
  await waitFor(() => expect(isMarked('You are in.')).toBe(true))
  expect(played).not.toHaveBeenCalled()
})

test('the transcript follows the video until the reader scrolls or switches that off', async () => {
  withVideo()
  const { user } = renderPortal('/articles/a')
  const video = await player()
  const box = lines()[0]?.closest('ol')?.parentElement
  if (!box) throw new Error('There is no box.')
  const follow = screen.getByRole('checkbox', { name: 'Follow the video' })
  /** jsdom lays nothing out: what is set is looked at, wherever that is. */
  const scrolled = vi.fn<(top: number) => void>()
  Object.defineProperty(box, 'scrollTop', { set: scrolled })
  const playTo = (second: number) => {
    video.currentTime = second
    fireEvent.timeUpdate(video)
  }
  playTo(1)
  expect(scrolled).toHaveBeenCalledTimes(1)
  playTo(2)
  expect(scrolled).toHaveBeenCalledTimes(1)
  fireEvent.wheel(box)
  expect(follow).not.toBeChecked()
  playTo(11)
  expect(scrolled).toHaveBeenCalledTimes(1)
  await user.click(follow)
  expect(scrolled).toHaveBeenCalledTimes(2)
})

test('an address that has ended is asked for anew, and the video goes on at its second', async () => {
  withVideo({}, 'signed-in')
  renderPortal('/articles/a', { as: member })
  const video = await player()
  const before = video.src
  expect(before).toContain('signature=')
  video.currentTime = 42
  vi.spyOn(video, 'paused', 'get').mockReturnValue(false)
  clock += 5 * 60 * 60 * 1000
  fireEvent.error(video)
  await waitFor(() => expect(video.src).not.toBe(before))
  expect(video.src).toContain('/media/a.mp4?expires=')
  video.currentTime = 0
  fireEvent.loadedMetadata(video)
  expect(video.currentTime).toBe(42)
  expect(played).toHaveBeenCalledTimes(1)
  expect(screen.queryByText('The video does not play')).toBeNull()
})

test('an address keeps while it plays, though the article is told with another one meanwhile', async () => {
  withVideo({}, 'signed-in')
  const { queryClient } = renderPortal('/articles/a', { as: member })
  const { src } = await player()
  clock += 2 * 60 * 60 * 1000
  await act(() => queryClient.refetchQueries())
  expect((await player()).src).toBe(src)
})

test('where the video does not play, its text stays, with another try and the file', async () => {
  withVideo()
  const { user } = renderPortal('/articles/a')
  const video = await player()
  video.currentTime = 12
  fireEvent.error(video)
  expect(await screen.findByRole('alert')).toHaveTextContent('The video does not play')
  expect(screen.getByRole('link', { name: 'Download the video' })).toHaveAttribute('href', '/media/a.mp4')
  expect(lines()).toHaveLength(3)
  await user.click(screen.getByRole('button', { name: 'Try again' }))
  expect(loaded).toHaveBeenCalledTimes(1)
  video.currentTime = 0
  fireEvent.loadedMetadata(video)
  expect(video.currentTime).toBe(12)
  expect(screen.queryByRole('alert')).toBeNull()
})

test('so it is where the portal cannot be asked', async () => {
  withVideo({}, 'signed-in')
  renderPortal('/articles/a', { as: member })
  const video = await player()
  server.use(http.get('*/api/articles/a', () => HttpResponse.error()))
  fireEvent.error(video)
  expect(await screen.findByText('The video does not play')).toBeVisible()
  expect(lines()).toHaveLength(3)
})

test.each([
  ['youtube', 'abc123XYZ_-', 'YouTube', 'https://www.youtube-nocookie.com/embed/abc123XYZ_-?'],
  ['vimeo', '76979871', 'Vimeo', 'https://player.vimeo.com/video/76979871?'],
] as const)(
  'a video of %s is asked for when the reader says so, and not before',
  async (from, id, name, address) => {
    withVideo({ source: { from, id } })
    const { user, container } = renderPortal('/articles/a')
    const load = await screen.findByRole('button', { name: `Load the video from ${name}` })
    const foreign = () =>
      [...container.querySelectorAll('[src], [poster], [data], link, style')].filter((element) =>
        /^https?:/.test(element.getAttribute('src') ?? ''),
      )
    expect(foreign()).toEqual([])
    expect(screen.getByText(new RegExp(`If you load it, ${name} learns`))).toBeVisible()
    // What is said can be read without; a line chooses where to begin, and no more.
    await user.click(within(transcript()).getByRole('button', { name: /^1:23/ }))
    expect(foreign()).toEqual([])
    expect(load).toHaveFocus()
    expect(load).toHaveTextContent(`Load the video from ${name}, at 1:23`)
    await user.click(load)
    const frame = await screen.findByTitle('Video: See it')
    expect(frame.getAttribute('src')).toContain(address)
    expect(frame.getAttribute('src')).toMatch(/start=83|#t=83s/)
    expect(frame).toHaveAttribute('referrerpolicy', 'strict-origin-when-cross-origin')
  },
)

test('videos are a kind to choose for who knows of one', async () => {
  withVideo()
  renderPortal('/articles')
  const kind = await screen.findByRole('combobox', { name: 'Kind' })
  expect(
    within(kind)
      .getAllByRole('option')
      .map(({ textContent }) => textContent),
  ).toEqual(['Any', 'Videos'])
})
