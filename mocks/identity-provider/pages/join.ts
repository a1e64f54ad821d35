import { html } from 'hono/html'
import type { Organisation } from '../../people.ts'
import type { Account } from '../accounts.ts'
import type { Invitation, JoinRequest, Refusal } from '../memberships.ts'
import { refusals } from './account.ts'
import { dateTime } from './dates.ts'
import { buttonForm, refusedNote } from './form.ts'
import { layout, type Html, type Site } from './layout.ts'

type Join = {
  site: Site
  account: Account
  organisation: Organisation | undefined
  suggested: Organisation | undefined
  request: (JoinRequest & { name: string }) | undefined
  refused?: Refusal | undefined
}

export const joinPage = (join: Join): Html =>
  layout(
    join.site,
    { title: 'Join an organisation', account: join.account },
    html`<h1>Join an organisation</h1>
      ${refusedNote(join.refused && refusals[join.refused])} ${joinBody(join)}`,
  )

function joinBody({ site, account, organisation, suggested, request }: Join): Html {
  const domain = account.email.split('@')[1] ?? ''
  if (request)
    return html`<p>
        You asked to join <strong>${request.name}</strong> on ${dateTime(request.askedAt)}. Its administrator
        has not answered yet; if it takes long, remind them.
      </p>
      ${buttonForm({ action: `${site.base}/join/take-back`, text: 'Take the request back', kind: 'secondary' })}`
  if (!suggested)
    return html`<p>
      No organisation keeps the domain <strong>${domain}</strong>, so there is none to suggest. Ask the
      administrator of your organisation for an invitation: usually that is whoever bought or installs the
      software, a manager or IT. Support can tell you, too.
    </p>`
  if (organisation?.id === suggested.id)
    return html`<p>
      You are a member of <strong>${suggested.name}</strong> already.
      <a href="${site.base}/account">Your profile</a>
    </p>`
  return html`<p>
      Your address ends in <strong>${domain}</strong>, which belongs to <strong>${suggested.name}</strong>.
      Its administrator decides about your request.
    </p>
    ${leavingNote(organisation)}
    ${buttonForm({ action: `${site.base}/join`, text: `Ask to join ${suggested.name}` })}`
}

const leavingNote = (organisation: Organisation | undefined) =>
  organisation
    ? html`<p class="note locked">
        <strong>You will leave ${organisation.name}.</strong> You can belong to one organisation at a time:
        joining another ends your membership there, and what its agreement opened.
      </p>`
    : ''

type InvitationView = {
  site: Site
  token: string
  invitation: Invitation
  inviting: Organisation
  account: Account | undefined
  organisation: Organisation | undefined
  hasAccount: boolean
  refused?: Refusal | undefined
}

export function invitationPage(view: InvitationView): Html {
  const { site, inviting, invitation, account } = view
  const title = `Join ${inviting.name}`
  return layout(
    site,
    { title, account },
    html`<h1>${title}</h1>
      ${refusedNote(view.refused && refusals[view.refused])}
      <p>
        ${invitation.invitedBy} has invited <strong>${invitation.email}</strong> to ${inviting.name}. As a
        member you may read what its maintenance agreement covers.
      </p>
      ${invitationBody(view)}`,
  )
}

function invitationBody({
  site,
  token,
  invitation,
  inviting,
  account,
  organisation,
  hasAccount,
}: InvitationView) {
  const next = encodeURIComponent(`${site.base}/invitation?token=${token}`)
  const email = encodeURIComponent(invitation.email)
  if (!account)
    return hasAccount
      ? html`<p>Sign in with this address to accept.</p>
          <p><a class="button" href="${site.base}/sign-in?next=${next}&email=${email}">Sign in</a></p>`
      : html`<p>There is no account for this address yet. Create one, verify it, then open the mail again.</p>
          <p><a class="button" href="${site.base}/register?email=${email}">Create an account</a></p>`
  if (account.email !== invitation.email)
    return html`<p class="note locked">
        <strong>You are signed in as ${account.email}.</strong> The invitation is for another address.
      </p>
      ${buttonForm({
        action: `${site.base}/sign-out`,
        text: 'Sign out and use the other account',
        fields: { next: `${site.base}/invitation?token=${token}` },
      })}`
  return html`${organisation?.id === inviting.id ? '' : leavingNote(organisation)}
    <div class="buttons">
      ${buttonForm({ action: `${site.base}/invitation/accept`, text: 'Accept the invitation', fields: { token } })}
      ${buttonForm({
        action: `${site.base}/invitation/decline`,
        text: 'Decline',
        kind: 'secondary',
        fields: { token },
      })}
    </div>`
}
