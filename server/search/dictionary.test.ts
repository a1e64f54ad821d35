import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { createDictionary, packWords } from './dictionary.ts'

/** Few letters, so that words are near one another, and some that are two units of UTF-16. */
const anyWord = fc.string({
  unit: fc.constantFrom('a', 'b', 'c', 'q', 'é', '密', '😀'),
  minLength: 1,
  maxLength: 7,
})
const anyWords = fc.uniqueArray(anyWord, { maxLength: 40 }).map((words) => words.toSorted())

/** By its definition, without any of what makes it quick. */
function distance(one: string, other: string): number {
  if (one === '' || other === '') return one.length + other.length
  const [a, b] = [one.slice(1), other.slice(1)]
  if (one[0] === other[0]) return distance(a, b)
  return 1 + Math.min(distance(a, other), distance(one, b), distance(a, b))
}

test('a dictionary finds the words themselves, those that begin so, and those that are near', () => {
  fc.assert(
    fc.property(anyWords, anyWord, fc.integer({ min: 1, max: 3 }), (words, term, most) => {
      const { word, numberOf, beginningWith, within } = createDictionary(packWords(words))
      expect(words.map((_, number) => word(number))).toEqual(words)
      expect(words.map(numberOf)).toEqual(words.map((_, number) => number))
      expect(numberOf(term)).toBe(words.includes(term) ? words.indexOf(term) : undefined)
      expect(beginningWith(term).map(word)).toEqual(words.filter((one) => one.startsWith(term)))
      const near = words.map((one, number) => ({ number, distance: distance(one, term) }))
      expect(within(term, most)).toEqual(near.filter((one) => one.distance <= most))
    }),
    { numRuns: 300 },
  )
})
