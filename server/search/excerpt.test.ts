import { expect, test } from 'vitest'
import { excerptOf } from './excerpt.ts'

const textOf = (pieces: { text: string }[]) => pieces.map(({ text }) => text).join('')

test('an excerpt is the stretch in which most of what was looked for stands together', () => {
  const far = 'nothing of it here. '.repeat(50)
  const excerpt = excerptOf(`lock ${far}lock the gate ${far}gate`, (term) =>
    term === 'lock' || term === 'gate' ? 1 : 0,
  )
  expect(textOf(excerpt)).toContain('lock the gate')
  expect(excerpt.filter(({ hit }) => hit).map(({ text }) => text)).toEqual(['lock', 'gate'])
})

test('a text that says one word over and over is gone through once', () => {
  // As much as a file may hold. Gone through anew from each of them, it would outlast every time limit.
  expect(textOf(excerptOf('word '.repeat(200_000), () => 1))).toMatch(/^(word ){30,40}…$/)
})
