import { expect, test } from 'vitest'
import { foundArticle, foundLocked, foundSection, foundStep } from '../../../tests/found.ts'
import { rowsOf } from './suggestion-rows.ts'

const textOf = (pieces: { text: string }[]) => pieces.map(({ text }) => text).join('')
const lines = (...hits: Parameters<typeof rowsOf>[0]) =>
  rowsOf(hits).map(({ to, what, title, note }) => [what, textOf(title), textOf(note), to])

test('an article is suggested by its title, with what kind it is', () => {
  const hit = foundArticle('a', 'Reset your *password*', {
    sections: [foundSection(['s', '*password*'], 'x')],
  })
  expect(lines(hit)).toEqual([['article', 'Reset your password', 'Instruction', '/articles/a']])
})

test('one whose title says nothing of the words is suggested by the heading that does, in that article', () => {
  const hit = foundArticle('a', 'Manual', {
    sections: [foundSection(null, 'the *cache*'), foundSection(['empty', 'Empty the *cache*'], 'x')],
  })
  expect(lines(hit)).toEqual([['section', 'Empty the cache', 'Manual', '/articles/a#empty']])
})

test('a second of a video is a place, too', () => {
  const hit = foundArticle('v', 'Watch', { sections: [foundSection(['x', 'The *cache*'], 'x', 65.4)] })
  expect(lines(hit)).toEqual([['section', 'The cache', 'Watch', '/articles/v#t=65']])
})

test('a locked one says why, and a step where it belongs', () => {
  expect(
    lines(
      foundLocked('b', 'Back up', 'sign_in_required'),
      foundStep('reset', 'Reset', { 'what-happens': 'forgot' }),
    ),
  ).toEqual([
    ['locked', 'Back up', 'You are not signed in; most open once you are.', '/articles/b'],
    [
      'step',
      'Reset',
      'Troubleshooter: Problems signing in',
      '/troubleshooters/sign-in/reset?what-happens=forgot',
    ],
  ])
})

test('they are few', () => {
  const many = Array.from({ length: 10 }, (_, index) => foundArticle(`a-${index}`, 'A'))
  expect(rowsOf(many)).toHaveLength(6)
})
