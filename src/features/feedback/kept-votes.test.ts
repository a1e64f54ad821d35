// @vitest-environment jsdom
import { beforeEach, expect, test, vi } from 'vitest'
import { forgetVisitor } from '../../http/visitor.ts'
import { dropVote, keepVote, keptVote, votesToSend } from './kept-votes.ts'
import { votePlace } from './vote-place.ts'

const anonymous = { slug: 'reset-your-password', subject: null }
const mira = { ...anonymous, subject: 'mira' }
const ada = { ...anonymous, subject: 'ada' }
const slugs = (subject: string | null) => votesToSend(subject).map(({ slug }) => slug)
const day = 24 * 60 * 60 * 1000

let now = Date.UTC(2026, 10, 25)
beforeEach(() => {
  vi.spyOn(Date, 'now').mockImplementation(() => (now += 1000))
})

test('votes are sent in the order in which they were pressed, each article’s last one', () => {
  keepVote({ ...mira, slug: 'z' }, 5)
  keepVote({ ...mira, slug: 'a' }, 1)
  keepVote({ ...mira, slug: 'z' }, null)
  expect(slugs('mira')).toEqual(['a', 'z'])
  expect(keptVote({ ...mira, slug: 'z' })?.stars).toBeNull()
})

test('what has arrived is dropped, but not what was pressed while it was on its way', () => {
  keepVote(mira, 5)
  const sent = keptVote(mira)
  keepVote(mira, 2)
  dropVote(mira, sent?.press)
  expect(keptVote(mira)?.stars).toBe(2)
  dropVote(mira, keptVote(mira)?.press)
  expect(keptVote(mira)).toBeNull()
})

test('nobody votes in another’s name: what another account has left is dropped', () => {
  keepVote(mira, 5)
  expect(slugs('ada')).toEqual([])
  expect(slugs('mira')).toEqual([])
})

test('an account’s vote waits for the account, and one without for nobody to be signed in', () => {
  keepVote(mira, 5)
  expect(slugs(null)).toEqual([])
  expect(slugs('mira')).toEqual([mira.slug])
  keepVote(anonymous, 4)
  expect(slugs('mira')).toEqual([mira.slug])
  expect(slugs(null)).toEqual([anonymous.slug])
  expect(keptVote(ada)).toBeNull()
})

test('who has the visitor number forgotten has not voted with the next one', () => {
  keepVote(anonymous, 5)
  forgetVisitor()
  expect(slugs(null)).toEqual([])
})

test('after a week, a vote is dropped instead of being sent', () => {
  keepVote(mira, 5)
  now += 7 * day
  expect(slugs('mira')).toEqual([])
  expect(keptVote(mira)).toBeNull()
})

test.each(['no JSON', '{"stars":6}', '{"slug":"a","subject":null,"stars":1,"press":"1","at":0}'])(
  'what an older version left behind is not a vote, and is cleared away: %s',
  (left) => {
    localStorage.setItem(`${votePlace}reset-your-password:`, left)
    expect(slugs(null)).toEqual([])
    expect(localStorage).toHaveLength(0)
  },
)

test('a browser that blocks storage loses nothing but the survival of a reload', () => {
  vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError')
  })
  keepVote(mira, 5)
  expect(slugs('mira')).toEqual([mira.slug])
  dropVote(mira)
  expect(slugs('mira')).toEqual([])
})
