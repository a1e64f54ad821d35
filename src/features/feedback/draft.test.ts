// @vitest-environment jsdom
import { expect, test, vi } from 'vitest'
import { type Draft, dropDraft, keepDraft, keptDraft, newDraft } from './draft.ts'

const anonymous = { slug: 'reset-your-password', subject: null }
const mira = { ...anonymous, subject: 'mira' }
const ada = { ...anonymous, subject: 'ada' }
const draft: Draft = { ...newDraft(), text: 'The mail never came', section: 'no-mail' }

test('a draft is found again after a reload, with the key it began with', () => {
  keepDraft(mira, draft)
  expect(keptDraft(mira)).toEqual(draft)
})

test('a draft begun before signing in goes along into the account', () => {
  keepDraft(anonymous, draft)
  expect(keptDraft(mira)).toEqual(draft)
  keepDraft(mira, draft)
  expect(keptDraft(anonymous)).toBeNull()
})

test('nobody sees the draft of another account, nor after signing out', () => {
  keepDraft(mira, draft)
  expect(keptDraft(ada)).toBeNull()
  expect(keptDraft(anonymous)).toBeNull()
})

test('each article has a draft of its own', () => {
  keepDraft(mira, draft)
  expect(keptDraft({ ...mira, slug: 'another-article' })).toBeNull()
})

test('a draft that was sent or emptied is gone', () => {
  keepDraft(mira, draft)
  dropDraft(mira)
  expect(keptDraft(mira)).toBeNull()
  keepDraft(mira, draft)
  keepDraft(mira, { ...draft, text: '' })
  expect(keptDraft(mira)).toBeNull()
})

test.each(['no JSON', '{"text":1}', '{"text":"a","section":"","key":"not-a-uuid"}'])(
  'what an older version left behind is not a draft: %s',
  (left) => {
    localStorage.setItem('signpost.comment:reset-your-password:mira', left)
    expect(keptDraft(mira)).toBeNull()
  },
)

test('a browser that blocks storage loses nothing but the survival of a reload', () => {
  vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError')
  })
  expect(() => keepDraft(mira, draft)).not.toThrow()
})
