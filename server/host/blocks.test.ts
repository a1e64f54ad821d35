import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { inBlocks } from './blocks.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function collected() {
  const blocks: string[] = []
  let flushed = 0
  const destination = {
    write: (text: string) => void blocks.push(text),
    flushSync: () => void (flushed += 1),
  }
  return { lines: inBlocks(destination), blocks, flushed: () => flushed }
}

test('many lines go out together, in their order, and none is lost', () => {
  const { lines, blocks } = collected()
  const all = Array.from({ length: 1000 }, (_, index) => `line ${index}\n`)
  for (const line of all) lines.write(line)
  expect(blocks.length).toBeLessThan(5)
  vi.advanceTimersByTime(250)
  expect(blocks.join('')).toBe(all.join(''))
})

test('a line that stays alone goes out a quarter of a second later', () => {
  const { lines, blocks } = collected()
  lines.write('one\n')
  vi.advanceTimersByTime(249)
  expect(blocks).toEqual([])
  vi.advanceTimersByTime(1)
  expect(blocks).toEqual(['one\n'])
})

test('a process that ends says what it still holds', () => {
  const { lines, blocks, flushed } = collected()
  lines.write('last\n')
  lines.flushSync()
  expect([blocks, flushed()]).toEqual([['last\n'], 1])
})
