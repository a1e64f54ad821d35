import type { Context } from 'hono'
import type { Account } from '../accounts.ts'
import type { Refusal } from '../memberships.ts'
import { notAdministratorPage } from '../pages/not-administrator.ts'
import { organisationDone, organisationPage, type OrganisationDone } from '../pages/organisation.ts'
import type { Organisation } from '../../people.ts'
import { oneOf, readForm, signInFirst, type App, type Env, type Service } from './service.ts'

/** What an administrator does about their organisation, and nobody else. */
export function organisationRoutes(app: App, { site, memberships }: Service) {
  type Extra = { refused?: Refusal | undefined; invite?: { email: string; fault: string } }

  const page = (c: Context<Env>, account: Account, organisation: Organisation, extra: Extra = {}) =>
    c.html(
      organisationPage({
        site,
        account,
        organisation,
        members: memberships.members(organisation.id),
        external: memberships.external(organisation.id),
        invitations: memberships.invitationsOf(organisation.id),
        requests: memberships.requestsOf(organisation.id),
        done: extra.refused || extra.invite ? undefined : oneOf(organisationDone, c.req.query('done')),
        ...extra,
      }),
      extra.refused ? 409 : extra.invite ? 400 : 200,
    )

  const forAdministrators =
    (
      answer: (c: Context<Env>, account: Account, organisation: Organisation) => Response | Promise<Response>,
    ) =>
    (c: Context<Env>) => {
      const account = c.get('account')
      if (!account) return signInFirst(c, site)
      const organisation = memberships.organisation(account.organisation)
      if (account.administrator && organisation) return answer(c, account, organisation)
      const administrators = organisation ? memberships.administrators(organisation.id) : []
      return c.html(notAdministratorPage(site, account, organisation?.name, administrators), 403)
    }

  app.get(
    '/organisation',
    forAdministrators(async (c, account, organisation) => page(c, account, organisation)),
  )

  app.post(
    '/organisation/invite',
    forAdministrators(async (c, account, organisation) => {
      const email = (await readForm(c)).text('email')
      const refused = memberships.invite(organisation.id, email, account.name)
      if (refused) return page(c, account, organisation, { invite: { email, fault: refused.fault } })
      return c.redirect(`${site.base}/organisation?done=invited`, 303)
    }),
  )

  type Act = (organisation: string, id: string) => Refusal | undefined
  const acts: Record<string, { act: Act; done: OrganisationDone }> = {
    resend: { act: memberships.resend, done: 'resent' },
    withdraw: { act: memberships.withdrawInvitation, done: 'withdrawn' },
    approve: { act: memberships.approve, done: 'approved' },
    decline: { act: memberships.declineRequest, done: 'declined' },
    remove: { act: memberships.remove, done: 'removed' },
    appoint: { act: memberships.appoint, done: 'appointed' },
    admit: { act: memberships.admit, done: 'admitted' },
  }
  for (const [name, { act, done }] of Object.entries(acts)) {
    app.post(
      `/organisation/${name}`,
      forAdministrators(async (c, account, organisation) => {
        const refused = act(organisation.id, (await readForm(c)).text('id'))
        if (refused) return page(c, account, organisation, { refused })
        return c.redirect(`${site.base}/organisation?done=${done}`, 303)
      }),
    )
  }
}
