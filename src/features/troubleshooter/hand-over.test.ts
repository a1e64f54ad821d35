import { unsolved, walk } from '../../../contract/flow-walk.ts'
import { expect, test } from 'vitest'
import type { ServedFlow } from '../../../contract/troubleshooter.ts'
import { fill, fillHtml } from '../../messages/fill.ts'
import { browserName, handOverText, localTime } from './hand-over.ts'
import { supportAddress } from './support-address.ts'

const names = {
  portal: 'Help & more',
  vendor: 'Example',
  accountService: 'Example account',
  senders: 'example.com, mail.example.com',
}

const flow: ServedFlow = {
  id: 'sign-in',
  version: 'abc123',
  title: 'Problems signing in',
  summary: '',
  start: 'what',
  steps: {
    what: {
      question: 'What happens at {accountService}?',
      answers: {
        locked: { label: 'An article is locked', next: 'member' },
        other: { label: 'Else', next: 'ask' },
      },
    },
    member: {
      check: 'organisation-member',
      says: { yes: 'Member of an organisation', no: 'In no organisation' },
      yes: 'age',
      no: 'ask',
      unknown: 'ask',
    },
    age: {
      check: 'rights-older-than-membership',
      says: { yes: 'Older', no: 'Newer' },
      yes: 'ask',
      no: 'ask',
      unknown: 'ask',
    },
    ask: { outcome: 'Ask for an invitation', text: '' },
  },
}

test('a helper reads what was answered, checked and tried, and nothing about the account', () => {
  const way = walk(flow, new Map([['what', 'locked'], ['ask', unsolved]]), { 'organisation-member': 'yes' }) // prettier-ignore
  const text = handOverText(flow, way, {
    names,
    address: 'https://help.example.com',
    signedIn: 'yes',
    article: 'Back up',
    browser: {
      now: new Date('2026-11-23T12:00:00Z'),
      timeZone: 'Europe/Helsinki',
      userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
      language: 'en-GB',
    },
    passOnSensitive: false,
  })
  expect(text.replace(/^- Time: .*$/m, '- Time: then')).toBe(`Problems signing in: summary

Answers
- What happens at Example account? An article is locked

Checked by the portal
- Member of an organisation (organisation member)
- Could not be checked: rights older than membership

Tried, did not help
- Ask for an invitation

Surroundings
- Time: then
- Portal: Help & more, https://help.example.com
- Account service: Example account
- Article: Back up
- Signed in: yes
- Browser: Firefox 140 (Linux), language en-GB
- Troubleshooter: sign-in, version abc123`)
})

test('the time carries its offset, and is the same instant', () => {
  const now = new Date('2026-11-23T12:00:00Z')
  expect(localTime(now)).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$/)
  expect(new Date(localTime(now))).toEqual(now)
})

test.each([
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/150.0.0.0 Safari/537.36 Edg/150.0.0.0', 'Edge 150 (Windows)'],
  ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/26.0 Safari/605.1.15', 'Safari 26 (macOS)'],
  ['Mozilla/5.0 (Linux; Android 16) AppleWebKit/537.36 Chrome/150.0.0.0 Mobile Safari/537.36', 'Chrome 150 (Android)'],
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 26_0 like Mac OS X) AppleWebKit/605 CriOS/150.0 Mobile Safari/604.1', 'Chrome 150 (iOS)'],
  ['curl/8.1', null],
])('%s is %s', (userAgent, name) => expect(browserName(userAgent)).toBe(name)) // prettier-ignore

test('a customer’s names are filled in, and cannot bring markup along', () => {
  expect(fill('{portal} writes from {senders}; {other} stays', names)).toBe(
    'Help & more writes from example.com, mail.example.com; {other} stays',
  )
  expect(fillHtml('<p>{portal}</p>', { ...names, portal: '<b>&' })).toBe('<p>&lt;b&gt;&amp;</p>')
})

test('a mail to support already holds the summary, unless it is too long for an address', () => {
  const mail = 'mailto:support@example.com'
  expect(supportAddress(mail, 'A & B', 'one\ntwo')).toBe(`${mail}?subject=A%20%26%20B&body=one%0D%0Atwo`)
  expect(supportAddress(mail, 'A', 'x'.repeat(2000))).toBe(`${mail}?subject=A`)
  expect(supportAddress('https://support.example.com/', 'A', 'text')).toBe('https://support.example.com/')
})
