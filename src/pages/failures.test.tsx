// @vitest-environment jsdom
import { screen, within } from '@testing-library/react'
import { HttpResponse, http } from 'msw'
import { expect, test } from 'vitest'
import type { Failure } from '../../contract/failure.ts'
import { failures } from '../../contract/failure.ts'
import type { EntryKey } from '../../contract/troubleshooter.ts'
import { people } from '../../mocks/people.ts'
import { rows } from '../../tests/failure-rows.ts'
import type { FailureRow, Meeting } from '../../tests/raw-failures.ts'
import { tokenFor } from '../../mocks/tokens.ts'
import { renderPortal, server } from '../../tests/portal.tsx'
import { stepFor } from '../../tests/sign-in-flow.ts'
import { failureTexts } from '../messages/session.ts'
import { SignInFailed } from '../session/sign-in-failed.ts'

const person = (name: string) => {
  const found = people.find(({ email }) => email === `${name}@example.com`)
  if (!found) throw new Error(`There is no ${name}`)
  return found
}
const heading = (name: string) => screen.findByRole('heading', { level: 1, name })
const follow = async ({ user }: Pick<ReturnType<typeof renderPortal>, 'user'>, name: string | RegExp) =>
  user.click(await screen.findByRole('link', { name }))
const isFailure = (cause: EntryKey): cause is Failure => failures.some((failure) => failure === cause)
type Raw = FailureRow[2]
const failed = (cause: EntryKey, raw: Raw) => {
  if (!isFailure(cause)) throw new Error(`${cause} is no failure`)
  return new SignInFailed(cause, detailsOf(raw), { returnTo: '/articles/sign-in' })
}
function detailsOf(raw: Raw): string {
  if ('noticed' in raw) return raw.noticed
  return `${raw.during}: ${raw.error instanceof Error ? raw.error.message : String(raw.error)}`
}
const gated = '/articles/operate-back-up'

/** What passes by itself leaves the reader signed in, the rest ends the session and says so. */
const passing: ReadonlySet<EntryKey> = new Set<EntryKey>(['offline', 'provider-unreachable'])

/** Each way in which a reader meets a failure, up to where the troubleshooter has been asked for. */
const meet: Record<Meeting, (cause: EntryKey, raw: Raw) => Promise<void>> = {
  async 'on the way back'(cause, raw) {
    const { search } = ('url' in raw && raw.url) || new URL('http://x/?code=c&state=s')
    const portal = renderPortal(`/auth/callback${search}`, { complete: failed(cause, raw) })
    // An address that waits to be verified is no error: the way goes on by itself.
    if (cause === 'email-unverified') return
    await readFailureScreen(cause, portal)
  },
  async 'before leaving'(cause, raw) {
    const portal = renderPortal('/sign-in?returnTo=/articles/sign-in', { begin: failed(cause, raw) })
    await portal.user.click(await screen.findByRole('button', { name: 'Continue to Signpost account' }))
    await readFailureScreen(cause, portal)
  },
  async 'back without an answer'() {
    const portal = renderPortal('/sign-in')
    await portal.user.click(await screen.findByRole('button', { name: 'Continue to Signpost account' }))
    portal.unmount()
    const again = renderPortal('/sign-in')
    expect(await screen.findByText(/did not come back through it/)).toBeVisible()
    await follow(again, 'Find out what to do')
  },
  async 'while reading'(cause, raw) {
    const portal = renderPortal('/access', { as: person('member'), renew: failed(cause, raw) })
    await portal.user.click(await screen.findByRole('button', { name: 'Refresh my rights' }))
    await readEndedNotice(portal)
  },
  async 'from the API'(_cause) {
    const portal = renderPortal('/articles', { as: person('member') })
    await heading('All articles')
    const refusal = { type: 'about:blank', title: 'x', status: 401, code: 'invalid_token' }
    const refuse = () =>
      HttpResponse.json(refusal, { status: 401, headers: { 'Content-Type': 'application/problem+json' } })
    server.use(http.get('*/api/me/access', refuse))
    await portal.user.click(screen.getByText('Mira Lund'))
    await follow(portal, 'My access')
    await readEndedNotice(portal)
  },
  async 'as a lock'(cause) {
    const who = cause === 'maintenance_expired' ? 'expired' : 'no-organisation'
    const portal = renderPortal(gated, { as: person(who) })
    expect(await screen.findByText(new RegExp(`You are signed in as ${who}@example.com`))).toBeVisible()
    await follow(portal, /^Find out what would open it/)
  },
  async 'as a lock that nobody can tell the reason of'() {
    const claims = { _claim_names: { groups: 'src1' } }
    const accessToken = await tokenFor(person('no-organisation'), { claims })
    const portal = renderPortal(gated, { as: person('no-organisation'), accessToken })
    expect(await screen.findByText(/more groups than the account service passes on/)).toBeVisible()
    await follow(portal, /^Find out what would open it/)
  },
}

async function readFailureScreen(cause: EntryKey, portal: ReturnType<typeof renderPortal>) {
  await heading('You are not signed in yet')
  if (!isFailure(cause)) throw new Error(`${cause} is no failure`)
  expect(screen.getByText(failureTexts[cause])).toBeVisible()
  // No raw text is in the way: it can be unfolded.
  expect(screen.getByText(new RegExp(`^${cause}`), { selector: 'pre' })).not.toBeVisible()
  await follow(portal, 'Find out what to do')
}

async function readEndedNotice(portal: ReturnType<typeof renderPortal>) {
  expect(await screen.findByText(/You have been signed out. What you are reading stays/)).toBeVisible()
  const main = within(screen.getByRole('main'))
  expect(main.getByRole('button', { name: 'Sign in again' })).toBeVisible()
  await follow(portal, 'Find out why')
}

function meetingOf(raw: Raw): Meeting {
  if ('noticed' in raw) return raw.noticed
  const meetings = {
    start: 'before leaving',
    callback: 'on the way back',
    renewal: 'while reading',
    'sign-out': 'before leaving',
  } as const
  return meetings[raw.during]
}

const shown = rows.map(([number, what, raw, cause]) => [number, what, meetingOf(raw), cause, raw] as const)
const lasting = shown.filter(([, , way, cause]) => way !== 'while reading' || !passing.has(cause))

test.each(lasting)('%i: %s, met %s, leads on to its step', async (_number, _what, way, cause, raw) => {
  await meet[way](cause, raw)
  expect(await heading(stepFor(cause))).toBeVisible()
})

test.each(shown.filter((row) => !lasting.includes(row)))(
  '%i: %s, met %s, passes: the reader stays signed in and may try again',
  async (_number, _what, _way, cause, raw) => {
    const { user } = renderPortal('/access', { as: person('member'), renew: failed(cause, raw) })
    await user.click(await screen.findByRole('button', { name: 'Refresh my rights' }))
    expect(await screen.findByText(/could not be refreshed just now. Nothing has changed/)).toBeVisible()
    expect(screen.getByRole('banner')).toHaveTextContent('Mira Lund')
    expect(screen.getByRole('button', { name: 'Refresh my rights' })).toBeVisible()
  },
)

test('every failure is met at least once', () => {
  const met = new Set(shown.map(([, , , cause]) => cause))
  expect(failures.filter((failure) => !met.has(failure))).toEqual(['unknown'])
})

test('a code in the address of another page is none of the portal’s, and is left alone', async () => {
  renderPortal('/articles?code=github&state=theirs')
  await heading('All articles')
  expect(location.search).toContain('code=github')
})
