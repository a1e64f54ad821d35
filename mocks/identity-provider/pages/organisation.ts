import { html } from 'hono/html'
import type { Organisation } from '../../people.ts'
import type { Account } from '../accounts.ts'
import type { Invitation, JoinRequest, Refusal } from '../memberships.ts'
import { refusals } from './account.ts'
import { day } from './dates.ts'
import { buttonForm, done, errorSummary, field, refusedNote } from './form.ts'
import { layout, type Html, type Site } from './layout.ts'

export const organisationDone = {
  invited: 'The invitation is on its way.',
  resent: 'The invitation is sent again; only the newest mail works.',
  withdrawn: 'The invitation is withdrawn.',
  approved: 'The request is approved: there is one member more.',
  declined: 'The request is declined.',
  removed: 'The member is removed.',
  appointed: 'There is one administrator more.',
  admitted: 'The external user is a member now.',
}
export type OrganisationDone = keyof typeof organisationDone

type View = {
  site: Site
  account: Account
  organisation: Organisation
  members: Account[]
  external: Account[]
  invitations: Invitation[]
  requests: (JoinRequest & { account: Account })[]
  done?: OrganisationDone | undefined
  refused?: Refusal | undefined
  invite?: { email: string; fault: string }
}

/** For whoever looks after an organisation: who is in, who asks, who is invited, who only uses a licence. */
export function organisationPage(view: View): Html {
  const { site, account, organisation, invite } = view
  return layout(
    site,
    { title: organisation.name, account, wide: true, here: 'organisation', refused: Boolean(invite) },
    html`${errorSummary({ email: invite?.fault })}
      <div class="lead">
        <h1>${organisation.name}</h1>
        <p>
          You are an administrator. Maintenance agreement:
          ${organisation.maintenance === 'active' ? 'valid' : 'lapsed'}.
        </p>
      </div>
      ${done(view.done && organisationDone[view.done])} ${refusedNote(view.refused && refusals[view.refused])}
      ${requestsSection(view)} ${membersSection(view)}
      <section aria-labelledby="invite-title">
        <h2 id="invite-title">Invite somebody</h2>
        <form class="inline" method="post" action="${site.base}/organisation/invite">
          ${field({
            name: 'email',
            label: 'E-mail address',
            type: 'email',
            autocomplete: 'off',
            value: invite?.email,
            fault: invite?.fault,
            hint: 'They become a member once they accept. If they belong to another organisation, they leave it.',
          })}
          <button>Send the invitation</button>
        </form>
        ${invitationsList(view)}
      </section>
      ${externalSection(view)}`,
  )
}

type Row = { name: string; details: (string | false)[]; actions: Html[] }

const rows = (entries: Row[]) =>
  html`<ul class="rows">
    ${entries.map(
      ({ name, details, actions }) =>
        html`<li>
          <div>
            <strong>${name}</strong>
            ${details.filter(Boolean).map((detail) => html`<span class="detail">${detail}</span>`)}
          </div>
          ${actions.length > 0 ? html`<div class="buttons">${actions}</div>` : ''}
        </li>`,
    )}
  </ul>`

const act = (site: Site, action: string, id: string, text: string, about: string, danger = false) =>
  buttonForm({
    action: `${site.base}/organisation/${action}`,
    text,
    about,
    fields: { id },
    kind: danger ? 'danger' : 'secondary',
  })

const requestsSection = ({ site, requests }: View) =>
  html`<section aria-labelledby="requests-title">
    <h2 id="requests-title">Requests to join</h2>
    ${
      requests.length === 0
        ? html`<p class="quiet">Nobody is waiting.</p>`
        : rows(
            requests.map(({ id, account, askedAt }) => ({
              name: account.name,
              details: [account.email, `asked on ${day(askedAt)}`],
              actions: [
                act(site, 'approve', id, 'Approve', account.name),
                act(site, 'decline', id, 'Decline', account.name, true),
              ],
            })),
          )
    }
  </section>`

const membersSection = ({ site, members, account: me }: View) =>
  html`<section aria-labelledby="members-title">
    <h2 id="members-title">Members</h2>
    ${rows(
      members.map((account) => ({
        name: account.name,
        details: [account.email, account.administrator && 'administrator', account.id === me.id && 'you'],
        actions:
          account.id === me.id
            ? []
            : [
                ...(account.administrator
                  ? []
                  : [act(site, 'appoint', account.id, 'Make administrator', account.name)]),
                act(site, 'remove', account.id, 'Remove', account.name, true),
              ],
      })),
    )}
  </section>`

const invitationsList = ({ site, invitations }: View) =>
  invitations.length === 0
    ? html`<p class="quiet">No invitation is open.</p>`
    : html`<h3>Open invitations</h3>
        ${rows(
          invitations.map(({ id, email, sentAt }) => ({
            name: email,
            details: [`sent on ${day(sentAt)}`, 'not accepted yet'],
            actions: [
              act(site, 'resend', id, 'Send again', email),
              act(site, 'withdraw', id, 'Withdraw', email, true),
            ],
          })),
        )}`

const externalSection = ({ site, external }: View) =>
  html`<section aria-labelledby="external-title">
    <h2 id="external-title">External users with a licence</h2>
    <p class="quiet">
      They use a licence of your organisation without being members, so they cannot read what is for members.
    </p>
    ${
      external.length === 0
        ? html`<p class="quiet">There are none.</p>`
        : rows(
            external.map((account) => ({
              name: account.name,
              details: [account.email],
              actions: [act(site, 'admit', account.id, 'Make a member', account.name)],
            })),
          )
    }
  </section>`
