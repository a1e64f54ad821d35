import { describe, expect, test } from 'vitest'
import { type LockReason, lockReasons } from '../contract/article.ts'
import { type Failure, failures } from '../contract/failure.ts'
import { type Facts, checkTroubles } from '../contract/troubleshooter.ts'
import { demoConfig } from '../mocks/demo-config.ts'
import { compileContent } from '../server/content/compile.ts'
import { actionLabels } from '../src/messages/troubleshooter.ts'
import { offersFrom } from '../src/features/troubleshooter/actions.ts'
import { stepTo } from '../src/features/troubleshooter/standing.ts'

const { brand, links } = demoConfig('http://localhost:3000')
const { content, faults } = await compileContent('content', {
  vocabulary: brand,
  today: new Date().toISOString().slice(0, 10),
})
const flow = content.flows.find(({ id }) => id === 'sign-in')
const outcomes = Object.entries(flow?.steps ?? {}).flatMap(([id, step]) =>
  'outcome' in step ? [{ id, ...step }] : [],
)

/** What the checks find out of a reader whom this lock keeps out. */
const member: Facts = { 'signed-in': 'yes', 'email-verified': 'yes', 'organisation-member': 'yes' }
const covered: Facts = { ...member, 'maintenance-active': 'yes', 'rights-older-than-membership': 'no' }
const factsWith: Record<LockReason, Facts> = {
  sign_in_required: { 'signed-in': 'no' },
  insufficient_scope: {},
  email_unverified: { 'signed-in': 'yes', 'email-verified': 'no' },
  organisation_required: { ...member, 'organisation-member': 'no' },
  maintenance_required: { ...member, 'maintenance-active': 'no' },
  maintenance_expired: { ...member, 'maintenance-active': 'no' },
  product_not_covered: { ...covered, 'product-covered': 'no' },
  not_allowed: { ...covered, 'product-covered': 'yes' },
}

test('all content is sound', () => {
  expect(faults).toEqual([])
})

test('there is help for everybody, and a manual for those who operate the portal', () => {
  const by = (access: string) => content.articles.filter((article) => article.access === access)
  expect(by('public').length).toBeGreaterThanOrEqual(14)
  const manual = by('maintenance').map(({ slug }) => slug)
  for (const chapter of ['deploy', 'identity-provider', 'back-up', 'move-to-postgresql', 'read-feedback'])
    expect(manual).toContain(`operate-${chapter}`)
})

test('every article names who looks after it, and when they last did', () => {
  for (const { slug, updatedAt, updatedBy, summary } of content.articles) {
    expect(Date.parse(updatedAt), slug).toBeLessThanOrEqual(Date.now())
    expect(updatedBy.email, slug).toMatch(/@/)
    expect(summary, slug).toMatch(/\.$/)
  }
})

describe('the troubleshooter for signing in', () => {
  test('says Choose of buttons that the reader sees', () => {
    const named = outcomes.flatMap(({ id, text, actions = [] }) =>
      [...text.matchAll(/Choose <strong>([^<]+)</g)].map(([, label = '']) => ({ id, label, actions })),
    )
    expect(named.length).toBeGreaterThan(2)
    for (const { id, label, actions } of named)
      expect(
        actions.map((action) => actionLabels[action]),
        id,
      ).toContain(label)
  })

  test('ends in many ways', () => {
    expect(outcomes.length).toBeGreaterThanOrEqual(20)
  })

  test.each([
    ['has forgotten the password', 'reset-password'],
    ['has not verified a new account', 'verify-address'],
    ['gets no mail', 'look-in-spam'],
    ['gets no mail, and finds none among the spam', 'reset-instead'],
    ['is in no organisation, and knows who looks after it', 'ask-administrator'],
    ['tried an address that the account does not have', 'other-address'],
    ['has no account at all', 'create-account'],
    ['chose a password with letters that are not taken', 'password-characters'],
    ['chose a password that breaks the rules', 'password-rules'],
    ['works where no mail comes through', 'mail-firewall'],
    ['misspelt the address', 'misspelt'],
    ['follows a link that is too old', 'link-expired'],
    ['has lost the mailbox', 'mailbox-gone'],
    ['signs in through the company', 'company-sign-in'],
    ['has two accounts', 'second-account'],
    ['signed up through another service', 'other-service'],
    ['was never invited', 'ask-to-join'],
    ['does not know who administers', 'find-administrator'],
    ['has not accepted yet', 'accept-invitation'],
    ['has an invitation that ran out', 'new-invitation'],
    ['waits for an approval', 'remind'],
    ['joined after signing in', 'refresh-rights'],
    ['changed organisations', 'moved'],
    ['has a licence and no membership', 'external'],
    ['works where the agreement has lapsed', 'agreement-lapsed'],
    ['works where there never was one', 'agreement-none'],
    ['has an agreement for another product', 'product-not-covered'],
    ['meets a sign-in page that goes in circles', 'loops'],
  ])('helps a reader who %s', (_who, id) => {
    expect(outcomes.map((outcome) => outcome.id)).toContain(id)
  })

  test.each([...lockReasons, ...failures, ...checkTroubles])('has a place to start for %s', (cause) => {
    const entry = flow?.entries?.[cause]
    if (!flow || !entry) throw new Error(`There is none for ${cause}`)
    const facts = cause in factsWith ? factsWith[cause as LockReason] : {}
    const standing = stepTo(flow, new Map(Object.entries(entry.answers)), facts, entry.step)
    expect(standing.detour).toBeNull()
    expect(standing.here.step).toBe(entry.step)
  })

  test('offers something to do, to copy or to read', () => {
    const empty = outcomes.filter(({ actions = [], copy, articles = [] }) => {
      const offers = [true, false].flatMap((signedIn) => offersFrom(actions, { links, signedIn }))
      return offers.length === 0 && !copy && articles.length === 0
    })
    expect(empty.map(({ id }) => id)).toEqual([])
  })

  /** Where a reader ends whose sign-in failed so. */
  const stepFor = (failure: Failure) => {
    const id = flow?.entries?.[failure]?.step
    const outcome = outcomes.find((one) => one.id === id)
    if (!outcome) throw new Error(`${failure} ends at no outcome`)
    return outcome
  }

  test.each(failures)(
    'has a button for a reader whose sign-in failed by %s, even where nobody set any links',
    (failure) => {
      const { actions = [] } = stepFor(failure)
      expect(offersFrom(actions, { links: {}, signedIn: false })).not.toEqual([])
    },
  )

  test('has a step of its own for each failure, but for those that the same thing helps with', () => {
    const byStep = Map.groupBy(failures, (failure) => stepFor(failure).id)
    expect([...byStep.values()].filter((sharing) => sharing.length > 1)).toEqual([
      ['code-expired', 'sign-in-page-expired'],
      ['provider-error', 'unknown'],
    ])
  })

  test.each<[Failure, 'it' | 'administrator' | 'operator']>([
    ['refused-by-provider', 'administrator'],
    ['provider-unreachable', 'it'],
    ['provider-unreadable', 'it'],
    ['storage-blocked', 'it'],
    ['clock-wrong', 'operator'],
    ['insecure-origin', 'operator'],
    ['address-not-registered', 'operator'],
    ['set-up-changed', 'operator'],
    ['set-up-wrong', 'operator'],
    ['token-refused', 'operator'],
  ])('has words for those who can mend %s: %s', (failure, reader) => {
    expect(stepFor(failure).copy?.for).toBe(reader)
  })
})
