import { expect, test } from 'vitest'
import { article } from '../../tests/api.ts'
import { entriesOf } from './entries.ts'
import { bytesOf, indexIn } from './index-bytes.ts'
import { packIndex } from './packed-index.ts'

const articles = [
  article('one', {
    title: 'Zebra',
    html: '<p>Zébras, 密码 and 😀.</p><h2 id="a">Again</h2><p>zebra zebra</p>',
  }),
  article('two', { title: 'Ox', html: '' }),
]

test.each([
  ['nothing', []],
  ['one article', articles.slice(0, 1)],
  ['two', articles],
])('an index of %s is read as it was written', (_what, some) => {
  const index = packIndex(entriesOf(some, []), {})
  const bytes = bytesOf(index)
  expect(indexIn(bytes.buffer)).toEqual(index)
})
