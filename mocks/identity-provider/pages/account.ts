import { html } from 'hono/html'
import type { Organisation } from '../../people.ts'
import type { Account } from '../accounts.ts'
import type { Invitation, JoinRequest, Refusal } from '../memberships.ts'
import { dateTime } from './dates.ts'
import { buttonForm, done, refusedNote } from './form.ts'
import { layout, type Html, type Site } from './layout.ts'

/** Why a membership did not change, for the one it is about. */
export const refusals: Record<Refusal, string> = {
  'only-administrator':
    'The only administrator of an organisation cannot leave it: make another member an administrator first.',
  'already-member': 'You are a member of this organisation already.',
  'already-asked': 'You have asked already, and the administrator has not answered yet.',
  'no-organisation-for-domain': 'No organisation keeps the domain of your e-mail address.',
  'not-found': 'It is not there any more: somebody else may have changed it. Look at the page as it is now.',
}

export const doneTexts = {
  left: 'You have left the organisation.',
  asked: 'Your request is with the administrator, who has got a mail.',
  'taken-back': 'Your request is taken back.',
  accepted: 'You are a member now.',
  declined: 'The invitation is declined.',
}
export type Done = keyof typeof doneTexts

const agreement = (organisation: Organisation) => {
  if (organisation.maintenance === 'expired') return 'lapsed'
  return organisation.products ? `valid, for ${organisation.products.join(', ')}` : 'valid, for all products'
}

type Profile = {
  site: Site
  account: Account
  organisation: Organisation | undefined
  administrators: Account[]
  suggested: Organisation | undefined
  request: JoinRequest | undefined
  invitations: (Invitation & { name: string })[]
  licenceOf: Organisation | undefined
  done?: Done | undefined
  refused?: Refusal | undefined
}

export function profilePage(profile: Profile): Html {
  const { site, account, organisation } = profile
  return layout(
    site,
    { title: 'Your profile', account, here: 'account' },
    html`<h1>Your profile</h1>
      ${done(profile.done && doneTexts[profile.done])} ${profile.done === 'accepted' ? freshRights(site) : ''}
      ${refusedNote(profile.refused && refusals[profile.refused])}
      ${profile.invitations.map((invitation) => pendingInvitation(site, invitation))}
      <dl class="facts">
        <div>
          <dt>Name</dt>
          <dd>${account.name}</dd>
        </div>
        <div>
          <dt>E-mail address</dt>
          <dd>
            ${account.email} <span class="state">${account.emailVerified ? 'verified' : 'not verified'}</span>
          </dd>
        </div>
        ${
          account.roles
            ? html`<div>
                <dt>Roles</dt>
                <dd>${account.roles.join(', ')}</dd>
              </div>`
            : ''
        }
      </dl>
      <section aria-labelledby="organisation-title">
        <h2 id="organisation-title">My organisation</h2>
        ${organisation ? membership(profile, organisation) : noMembership(profile)}
      </section>
      <section aria-labelledby="session-title">
        <h2 id="session-title">Signing in</h2>
        <p>
          To change your password, ask for a link by mail:
          <a href="${site.base}/forgot-password?email=${encodeURIComponent(account.email)}"
            >set a new password</a
          >.
        </p>
        ${buttonForm({ action: `${site.base}/sign-out`, text: 'Sign out', kind: 'secondary' })}
      </section>`,
  )
}

const freshRights = (site: Site) =>
  html`<p>
    ${site.portalName} reads your rights when you sign in. If you are signed in there, choose “Refresh my
    rights”:
    <a href="${site.portalUrl}/access">go to “My access”</a>.
  </p>`

const pendingInvitation = (site: Site, invitation: Invitation & { name: string }) =>
  html`<section class="note locked" aria-label="Pending invitation">
    <p>
      <strong>${invitation.name} has invited you.</strong> Open the link in the mail of
      ${dateTime(invitation.sentAt)} to accept. Until then you are not a member.
    </p>
    <p>
      <a href="${site.base}/outbox?to=${encodeURIComponent(invitation.email)}">Find the mail in the outbox</a>
    </p>
  </section>`

const membership = (profile: Profile, organisation: Organisation): Html => {
  const { site, account, administrators } = profile
  return html`<dl class="facts">
      <div>
        <dt>Organisation</dt>
        <dd>${organisation.name}</dd>
      </div>
      <div>
        <dt>You are</dt>
        <dd>${account.administrator ? 'administrator' : 'member'}</dd>
      </div>
      <div>
        <dt>Maintenance agreement</dt>
        <dd>${agreement(organisation)}</dd>
      </div>
      <div>
        <dt>Administrators</dt>
        <dd>${administrators.length > 0 ? administrators.map(({ name }) => name).join(', ') : 'none'}</dd>
      </div>
    </dl>
    <div class="buttons">
      ${
        account.administrator
          ? html`<a class="button" href="${site.base}/organisation">Manage ${organisation.name}</a>`
          : ''
      }
      ${buttonForm({ action: `${site.base}/leave`, text: `Leave ${organisation.name}`, kind: 'danger' })}
    </div>
    <p class="quiet">
      You can belong to one organisation at a time. ${otherMembership(profile, organisation)}
    </p>`
}

/** The way into another organisation, for a member of one. */
const otherMembership = ({ site, request, suggested }: Profile, { id }: Organisation) => {
  if (request)
    return html`<a href="${site.base}/join">Your request to join another</a> waits for its administrator.`
  if (!suggested || suggested.id === id) return ''
  return html`<a href="${site.base}/join">Ask to join ${suggested.name} instead</a>`
}

const noMembership = ({ site, request, suggested, licenceOf }: Profile) =>
  html`<p>You are not a member of any organisation.</p>
    ${
      licenceOf
        ? html`<p>
            You use a licence of ${licenceOf.name} as an external user. A licence does not open what is for
            members: an administrator of ${licenceOf.name} can make you one.
          </p>`
        : ''
    }
    ${
      request
        ? html`<p><a href="${site.base}/join">Your request to join</a> waits for the administrator.</p>`
        : html`<p>
            <a class="button" href="${site.base}/join">
              ${suggested ? `Ask to join ${suggested.name}` : 'Join an organisation'}
            </a>
          </p>`
    }`
