import type { Context } from 'hono'
import type { Account } from '../accounts.ts'
import type { Refusal } from '../memberships.ts'
import { doneTexts, profilePage, type Done } from '../pages/account.ts'
import { invitationPage, joinPage } from '../pages/join.ts'
import { deadLinkPage } from '../pages/passwords.ts'
import { oneOf, readForm, signInFirst, type App, type Env, type Service } from './service.ts'

/** What a reader does about their own membership. */
export function accountRoutes(app: App, { site, accounts, memberships }: Service) {
  const profile = (c: Context<Env>, account: Account, refused?: Refusal) =>
    c.html(
      profilePage({
        site,
        account,
        organisation: memberships.organisation(account.organisation),
        administrators: account.organisation ? memberships.administrators(account.organisation) : [],
        suggested: memberships.suggestedFor(account),
        request: memberships.requestBy(account),
        invitations: memberships.invitationsFor(account).flatMap((invitation) => {
          const inviting = memberships.organisation(invitation.organisation)
          return inviting ? [{ ...invitation, name: inviting.name }] : []
        }),
        licenceOf: memberships.organisation(account.externalOf),
        done: refused ? undefined : oneOf(doneTexts, c.req.query('done')),
        refused,
      }),
      refused ? 409 : 200,
    )
  const afterwards = (c: Context<Env>, done: Done) => c.redirect(`${site.base}/account?done=${done}`, 303)

  app.get('/account', (c) => {
    const account = c.get('account')
    return account ? profile(c, account) : signInFirst(c, site)
  })

  app.post('/leave', (c) => {
    const account = c.get('account')
    if (!account) return c.redirect(`${site.base}/account`, 303)
    const refusal = memberships.leave(account)
    return refusal ? profile(c, account, refusal) : afterwards(c, 'left')
  })

  const join = (c: Context<Env>, account: Account, refused?: Refusal) => {
    const request = memberships.requestBy(account)
    const asked = memberships.organisation(request?.organisation)
    return c.html(
      joinPage({
        site,
        account,
        organisation: memberships.organisation(account.organisation),
        suggested: memberships.suggestedFor(account),
        request: request && asked ? { ...request, name: asked.name } : undefined,
        refused,
      }),
      refused ? 409 : 200,
    )
  }

  app.get('/join', (c) => {
    const account = c.get('account')
    return account ? join(c, account) : signInFirst(c, site)
  })

  app.post('/join', (c) => {
    const account = c.get('account')
    if (!account) return c.redirect(`${site.base}/join`, 303)
    const refusal = memberships.ask(account)
    return refusal ? join(c, account, refusal) : afterwards(c, 'asked')
  })

  app.post('/join/take-back', (c) => {
    const account = c.get('account')
    if (!account) return c.redirect(`${site.base}/join`, 303)
    memberships.takeBack(account)
    return afterwards(c, 'taken-back')
  })

  const invitation = (c: Context<Env>, token: string, refused?: Refusal) => {
    const { state, invitation } = memberships.lookAtInvitation(token)
    const inviting = memberships.organisation(invitation?.organisation)
    if (state !== 'good' || !invitation || !inviting) {
      return c.html(deadLinkPage(site, 'invitation', state === 'good' ? 'unknown' : state), 410)
    }
    const account = c.get('account')
    return c.html(
      invitationPage({
        site,
        token,
        invitation,
        inviting,
        account,
        organisation: memberships.organisation(account?.organisation),
        hasAccount: accounts.byEmail(invitation.email) !== undefined,
        refused,
      }),
      refused ? 409 : 200,
    )
  }

  app.get('/invitation', (c) => invitation(c, c.req.query('token') ?? ''))

  app.post('/invitation/accept', async (c) => {
    const token = (await readForm(c)).text('token')
    const account = c.get('account')
    if (!account) return invitation(c, token)
    const refusal = memberships.accept(account, token)
    return refusal ? invitation(c, token, refusal) : afterwards(c, 'accepted')
  })

  app.post('/invitation/decline', async (c) => {
    const token = (await readForm(c)).text('token')
    const account = c.get('account')
    if (!account) return invitation(c, token)
    memberships.decline(account, token)
    return afterwards(c, 'declined')
  })
}
