import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { article, content as few } from '../../tests/api.ts'
import { entriesOf } from '../search/entries.ts'
import { bytesOf } from '../search/index-bytes.ts'
import { packIndex } from '../search/packed-index.ts'
import type { Content } from './content.ts'
import { keptIndex } from './kept-index.ts'

const root = mkdtempSync(join(tmpdir(), 'signpost-index-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))
let folder = ''
let path = ''
beforeEach(() => {
  folder = mkdtempSync(join(root, 'kept-'))
  path = join(folder, 'search-index')
})

const anew = ({ articles, flows }: Content, words = {}) =>
  Buffer.from(bytesOf(packIndex(entriesOf(articles, flows), words)))
const kept = async (content: Content, words = {}) => Buffer.from(await keptIndex(content, words, folder))

const anyText = fc.constantFrom('zebra', 'zebras', 'ox', 'Zebra {portal}', '密码 😀')
const anyEdit = fc
  .record({
    title: anyText,
    summary: anyText,
    topics: fc.subarray(['account', 'zebra']),
    text: anyText,
    said: fc.option(anyText, { nil: undefined }),
    words: fc.record({ portal: anyText }),
    asked: anyText,
  })
  .map(({ text, said, words, asked, ...told }) => {
    const video = said === undefined ? {} : { video: filmSaying(said) }
    const [flow] = few.flows
    const flows = flow ? [{ ...flow, title: asked }] : []
    const html = `<p>${text}</p>`
    return { content: { articles: [article('a', { ...told, html, ...video })], flows }, words }
  })
const filmSaying = (text: string) => ({
  source: { from: 'portal' as const, file: 'a.mp4' },
  poster: null,
  captions: 'a.vtt',
  chapterTrack: null,
  duration: 3,
  width: 16,
  height: 9,
  silent: false,
  transcript: [{ start: 0, end: 3, text }],
  chapters: [],
})

test('a kept index is that of the very content, after every edit', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyEdit, { minLength: 2, maxLength: 4 }), async (edits) => {
      for (const { content, words } of edits)
        expect((await kept(content, words)).equals(anew(content, words))).toBe(true)
    }),
    { numRuns: 60 },
  )
})

test('is not made again for the same words', async () => {
  await kept(few)
  const { ino } = statSync(path)
  expect(await kept(few)).toEqual(anew(few))
  expect(statSync(path).ino).toBe(ino)
})

test('counts for nothing once it is damaged, and is whole again', async () => {
  await kept(few)
  const whole = readFileSync(path)
  const changed = (at: number) => {
    const bytes = Buffer.from(whole)
    bytes[at] = (bytes[at] ?? 0) ^ 1
    return bytes
  }
  for (const damaged of [
    changed(0),
    changed(40),
    changed(whole.length - 1),
    whole.subarray(0, 100),
    whole.subarray(0, 20),
    Buffer.concat([whole, Buffer.from('\0')]),
    Buffer.alloc(0),
  ]) {
    writeFileSync(path, damaged)
    expect(await kept(few)).toEqual(anew(few))
    expect(readFileSync(path).equals(whole)).toBe(true)
  }
})

test('is made each time where nothing can be kept', async () => {
  folder = path
  writeFileSync(path, 'a file, and no folder')
  expect(await kept(few)).toEqual(anew(few))
  expect(await kept(few)).toEqual(anew(few))
})
