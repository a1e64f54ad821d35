import { expect, test } from 'vitest'
import type { Versions } from '../../../contract/versions.ts'
import { versionWords } from './version-words.ts'

test.each<[Versions, string]>([
  ['not-version-specific', 'Not specific to a version'],
  [['2.0'], 'For version 2.0'],
  [['2.0', '2.1'], 'For versions 2.0, 2.1'],
  [{ from: '2.0', to: '3.4' }, 'For versions 2.0 to 3.4'],
  [{ from: '2.0', to: '2.0' }, 'For version 2.0'],
  [{ from: '2.0' }, 'From version 2.0'],
  [{ to: '3.4' }, 'Up to version 3.4'],
])('%j is said as “%s”', (versions, words) => {
  expect(versionWords(versions)).toBe(words)
})
