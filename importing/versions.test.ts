import { expect, test } from 'vitest'
import { versionsOf } from './versions.ts'

test.each<[unknown, unknown]>([
  ['2.0', ['2.0']],
  [2, ['2']],
  ['2.0, 2.1', ['2.0', '2.1']],
  [
    ['2.0', '2.1'],
    ['2.0', '2.1'],
  ],
  ['>= 2.0', { from: '2.0' }],
  ['<= 3.4', { to: '3.4' }],
  ['>= aspnetcore-3.1 <= aspnetcore-6.0', { from: 'aspnetcore-3.1', to: 'aspnetcore-6.0' }],
  ['a || b', ['a', 'b']],
  ['= a || = b', ['a', 'b']],
  ['*', 'not-version-specific'],
  [{ fpt: '*', ghes: '>=3.4' }, ['fpt', 'ghes 3.4 and later']],
  [{ stack: 'ga 9.0', serverless: 'ga' }, ['stack 9.0', 'serverless']],
  ['< 3', null],
  ['>= 3 <= 2', null],
  [null, null],
])('%j is %j', (written, versions) => {
  expect(versionsOf(written)).toEqual(versions)
})
