import type { Context } from 'hono'
import type { InteractionResults, Provider } from 'oidc-provider'
import type { Account } from '../accounts.ts'
import { signInPage, unverifiedFault } from '../pages/sign-in.ts'
import { type Proof, wantsPassword } from '../proofs.ts'
import { nextPage, readForm, type App, type Env, type Form, type Service } from './service.ts'

const wrong = 'The e-mail address or the password is not right'
const refusals = {
  cancelled: 'The sign-in was cancelled by the user',
  unverified: 'The e-mail address of this account is not verified yet',
}

/** Signing in, for the portal (an interaction of the provider) and for the account pages themselves. */
export function signInRoutes(app: App, provider: Provider, service: Service) {
  const { site, accounts, session } = service
  const ready = accounts.all().filter(({ story }) => story)

  /** A ready account needs no password: this is a demo. */
  const signedInBy = (form: Form): Promise<Account | undefined> => {
    const oneClick = ready.find(({ email }) => email === form.text('ready'))
    return oneClick
      ? Promise.resolve(oneClick)
      : accounts.authenticate(form.text('email'), form.text('password'))
  }

  const interaction = (c: Context<Env>) => provider.interactionDetails(c.env.incoming, c.env.outgoing)
  const finish = async (c: Context<Env>, result: InteractionResults) =>
    c.redirect(await provider.interactionResult(c.env.incoming, c.env.outgoing, result), 303)

  app.get('/interaction/:uid', async (c) => {
    const { params, prompt } = await interaction(c)
    // First-party only: whoever asks for consent by hand has it.
    if (prompt.name === 'consent') return finish(c, { consent: {} })
    const hint = params['login_hint']
    return c.html(
      signInPage({
        site,
        ready: wantsPassword(params['acr_values']) ? [] : ready,
        action: c.req.path,
        forPortal: true,
        email: typeof hint === 'string' ? hint : undefined,
        note: prompt.reasons.includes('no_session') ? undefined : 'Please sign in once more to go on.',
      }),
    )
  })

  app.post('/interaction/:uid', async (c) => {
    const { params } = await interaction(c)
    const form = await readForm(c)
    if (form.text('cancel')) {
      return finish(c, { error: 'access_denied', error_description: refusals.cancelled })
    }
    const account = await signedInBy(form)
    if (!account) {
      const email = form.text('email')
      return c.html(
        signInPage({
          site,
          ready: wantsPassword(params['acr_values']) ? [] : ready,
          action: c.req.path,
          forPortal: true,
          email,
          fault: wrong,
        }),
        400,
      )
    }
    if (!account.emailVerified) {
      return finish(c, { error: 'access_denied', error_description: refusals.unverified })
    }
    const acr: Proof = form.text('ready') ? 'one-click' : 'password'
    return finish(c, { login: { accountId: account.id, acr } })
  })

  app.get('/sign-in', (c) => {
    const next = nextPage(site, c.req.query('next'))
    if (c.get('account')) return c.redirect(next, 303)
    const action = `${site.base}/sign-in?next=${encodeURIComponent(next)}`
    return c.html(signInPage({ site, ready, action, forPortal: false, email: c.req.query('email') }))
  })

  app.post('/sign-in', async (c) => {
    const form = await readForm(c)
    const next = nextPage(site, c.req.query('next'))
    const account = await signedInBy(form)
    if (account?.emailVerified) {
      await session.signIn(c.env.incoming, c.env.outgoing, account.id)
      return c.redirect(next, 303)
    }
    const action = `${site.base}/sign-in?next=${encodeURIComponent(next)}`
    const fault = account ? unverifiedFault(site) : wrong
    const email = account?.email ?? form.text('email')
    return c.html(signInPage({ site, ready, action, forPortal: false, email, fault }), 400)
  })

  app.post('/sign-out', async (c) => {
    const form = await readForm(c)
    await session.signOut(c.env.incoming, c.env.outgoing)
    const next = form.text('next')
    return c.redirect(next ? nextPage(site, next) : `${site.base}/sign-in`, 303)
  })
}
