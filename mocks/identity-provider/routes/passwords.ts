import { emailFault } from '../accounts.ts'
import {
  addressPage,
  deadLinkPage,
  mailSentPage,
  newPasswordPage,
  passwordSetPage,
  registerPage,
  verifiedPage,
  verifyPage,
} from '../pages/passwords.ts'
import { readForm, type App, type Service } from './service.ts'

/** Creating and verifying an account, and the way back in for whoever forgot the password. */
export function passwordRoutes(app: App, { site, accounts }: Service) {
  app.get('/register', (c) => c.html(registerPage({ site, values: { email: c.req.query('email') } })))

  app.post('/register', async (c) => {
    const form = await readForm(c)
    const values = { name: form.text('name'), email: form.text('email') }
    const faults = await accounts.register({ ...values, password: form.text('password') })
    return faults
      ? c.html(registerPage({ site, values, faults }), 400)
      : c.html(mailSentPage(site, 'register', values.email))
  })

  // Opening the link changes nothing: mail scanners open links, too.
  app.get('/verify', (c) => {
    const token = c.req.query('token') ?? ''
    const { state, account } = accounts.lookAtLink('verify', token)
    if (state === 'good' && account) return c.html(verifyPage(site, token, account.email))
    if (account?.emailVerified) return c.html(verifiedPage(site, account.email))
    return c.html(deadLinkPage(site, 'verify', state === 'good' ? 'unknown' : state), 410)
  })

  app.post('/verify', async (c) => {
    const token = (await readForm(c)).text('token')
    const account = accounts.verify(token) ?? accounts.lookAtLink('verify', token).account
    if (account?.emailVerified) return c.html(verifiedPage(site, account.email))
    const { state } = accounts.lookAtLink('verify', token)
    return c.html(deadLinkPage(site, 'verify', state === 'good' ? 'unknown' : state), 410)
  })

  const addressForms = [
    { path: 'forgot-password', send: accounts.requestReset },
    { path: 'resend-verification', send: accounts.resendVerification },
  ] as const
  for (const { path, send } of addressForms) {
    app.get(`/${path}`, (c) => c.html(addressPage({ site, path, email: c.req.query('email') })))

    app.post(`/${path}`, async (c) => {
      const email = (await readForm(c)).text('email')
      const fault = emailFault(email)
      if (fault) return c.html(addressPage({ site, path, email, fault }), 400)
      send(email)
      return c.html(mailSentPage(site, path, email))
    })
  }

  app.get('/reset-password', (c) => {
    const token = c.req.query('token') ?? ''
    const { state, account } = accounts.lookAtLink('reset', token)
    if (state === 'good' && account) return c.html(newPasswordPage(site, token, account.email))
    return c.html(deadLinkPage(site, 'reset', state === 'good' ? 'unknown' : state), 410)
  })

  app.post('/reset-password', async (c) => {
    const form = await readForm(c)
    const token = form.text('token')
    const { state, account } = accounts.lookAtLink('reset', token)
    if (state !== 'good' || !account) {
      return c.html(deadLinkPage(site, 'reset', state === 'good' ? 'unknown' : state), 410)
    }
    const result = await accounts.reset(token, form.text('password'))
    if ('fault' in result) return c.html(newPasswordPage(site, token, account.email, result.fault), 400)
    // Two tabs may have come this far with one link; the second is told that it is spent.
    return result.account
      ? c.html(passwordSetPage(site, result.account.email))
      : c.html(deadLinkPage(site, 'reset', 'used'), 410)
  })
}
