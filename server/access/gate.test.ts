import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { accessLevels, lockReasons } from '../../contract/article.ts'
import { anyLibrary, anyReader, mayReadInWords, rightsOf } from '../../tests/any-reader.ts'
import { article } from '../../tests/api.ts'
import { lockReason, mayKnow, mayRead, remedyFor } from './gate.ts'

test('an article opens for exactly the readers whom its rule names, and each lock has a remedy', () => {
  fc.assert(
    fc.property(anyLibrary, anyReader, (articles, reader) => {
      const rights = rightsOf(reader)
      for (const each of articles) {
        expect(mayRead(each, rights)).toBe(mayReadInWords(each, reader))
        const reason = lockReason(each, rights)
        expect(reason === null || lockReasons.includes(reason)).toBe(true)
        expect(typeof (reason && remedyFor(reason))).toBe(reason ? 'string' : 'object')
      }
    }),
    { numRuns: 1000 },
  )
})

test('who reads an article knows of it', () => {
  fc.assert(
    fc.property(anyLibrary, anyReader, (articles, reader) => {
      const rights = rightsOf(reader)
      expect(articles.filter((each) => mayRead(each, rights) && !mayKnow(each, rights))).toEqual([])
    }),
  )
})

test.each(accessLevels.filter((access) => access !== 'public'))(
  'a token without the scope that is asked for opens nothing for %s, whatever it claims',
  (access) => {
    const editor = { roles: ['editor'], scope: 'openid', requiredScope: 'api' }
    expect(lockReason(article('a', { access }), rightsOf(editor))).toBe('insufficient_scope')
    expect(lockReason(article('a'), rightsOf(editor))).toBeNull()
  },
)

test.each([
  ['just now', 0, true],
  ['as long ago as the article allows', 300, true],
  ['a minute more, which clocks may differ by', 360, true],
  ['longer ago', 361, false],
  ['in the future, by less than clocks may differ', -60, true],
  ['in the future', -61, false],
])('a proof given %s', (_when, age, opens) => {
  const asking = article('a', { access: 'signed-in', authentication: { maxAge: 300 } })
  expect(mayRead(asking, rightsOf({ scope: 'openid', age }))).toBe(opens)
  expect(mayRead(asking, rightsOf({ scope: 'openid', age, roles: ['editor'] }))).toBe(opens)
})
