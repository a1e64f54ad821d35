import { html } from 'hono/html'
import type { LinkState } from '../links.ts'
import { errorSummary, field, newPasswordField } from './form.ts'
import { layout, message, type Html, type Site } from './layout.ts'

type RegisterForm = {
  site: Site
  values?: { name?: string | undefined; email?: string | undefined }
  faults?: { name?: string; email?: string; password?: string }
}

export const registerPage = ({ site, values = {}, faults = {} }: RegisterForm): Html =>
  layout(
    site,
    { title: 'Create an account', refused: Object.keys(faults).length > 0 },
    html`${errorSummary(faults)}
      <h1>Create an account</h1>
      <p>
        Use your work address if your organisation has an agreement: it is how its administrator finds you.
      </p>
      <form method="post" action="${site.base}/register">
        ${field({
          name: 'name',
          label: 'Your name',
          autocomplete: 'name',
          value: values.name,
          fault: faults.name,
        })}
        ${field({
          name: 'email',
          label: 'E-mail address',
          type: 'email',
          autocomplete: 'email',
          value: values.email,
          fault: faults.email,
          hint: 'We send a mail there to verify that it is yours.',
        })}
        ${newPasswordField('Password', faults.password)}
        <p class="buttons"><button>Create the account</button></p>
      </form>
      <ul class="links">
        <li><a href="${site.base}/sign-in">I have an account: sign in</a></li>
      </ul>`,
  )

type AddressForm = {
  site: Site
  path: 'forgot-password' | 'resend-verification'
  email?: string | undefined
  fault?: string | undefined
}

const addressForms = {
  'forgot-password': {
    title: 'Forgot your password?',
    lead: 'We send you a link to set a new one. Setting it also verifies your address, if that was still to do.',
    button: 'Send the link',
  },
  'resend-verification': {
    title: 'Send the verification mail again',
    lead: 'Only the newest mail works. Look in the spam folder as well before you ask for another.',
    button: 'Send the mail',
  },
}

export function addressPage({ site, path, email, fault }: AddressForm): Html {
  const { title, lead, button } = addressForms[path]
  return layout(
    site,
    { title, refused: Boolean(fault) },
    html`${errorSummary({ email: fault })}
      <h1>${title}</h1>
      <p>${lead}</p>
      <form method="post" action="${site.base}/${path}">
        ${field({
          name: 'email',
          label: 'E-mail address of your account',
          type: 'email',
          autocomplete: 'email',
          value: email,
          fault,
        })}
        <p class="buttons"><button>${button}</button></p>
      </form>`,
  )
}

/** The same for every address, so that nobody can find out who has an account. */
export function mailSentPage(site: Site, about: 'register' | AddressForm['path'], email: string): Html {
  const what = {
    register: html`We have sent a mail to <strong>${email}</strong>. Open the link in it to verify the
      address; then you can sign in.`,
    'forgot-password': html`If there is an account for <strong>${email}</strong>, a mail with a link is on its
      way. The link works for one hour.`,
    'resend-verification': html`If there is an account for <strong>${email}</strong> that still has to be
      verified, a mail with a new link is on its way.`,
  }
  return message(
    site,
    { title: 'Look at your mail' },
    [
      what[about],
      'Nothing there after a few minutes? Look in the spam folder, check how the address is spelt, and try the other address you may have used. Letter case does not matter.',
    ],
    [
      { href: `${site.base}/outbox?to=${encodeURIComponent(email)}`, text: 'Open the outbox of this demo' },
      { href: site.portalUrl, text: `Back to ${site.portalName}` },
    ],
  )
}

export const newPasswordPage = (site: Site, token: string, email: string, fault?: string): Html =>
  layout(
    site,
    { title: 'Set a new password', refused: Boolean(fault) },
    html`${errorSummary({ password: fault })}
      <h1>Set a new password</h1>
      <p>For the account of <strong>${email}</strong>.</p>
      <form method="post" action="${site.base}/reset-password">
        <input type="hidden" name="token" value="${token}" />
        <input type="text" name="username" value="${email}" autocomplete="username" readonly hidden />
        ${newPasswordField('New password', fault)}
        <p class="buttons"><button>Set the password</button></p>
      </form>`,
  )

export const passwordSetPage = (site: Site, email: string): Html =>
  message(
    site,
    { title: 'Your new password is set' },
    [
      html`The address <strong>${email}</strong> is verified as well. Wherever this account was signed in, it
        is signed out now: sign in with the new password.`,
    ],
    [
      { href: site.portalUrl, text: `Go to ${site.portalName}` },
      { href: `${site.base}/sign-in`, text: `Sign in to your ${site.serviceName}` },
    ],
  )

export const verifyPage = (site: Site, token: string, email: string): Html =>
  layout(
    site,
    { title: 'Verify your e-mail address' },
    html`<h1>Verify your e-mail address</h1>
      <p>Confirm that <strong>${email}</strong> is yours; after that you can sign in with it.</p>
      <form method="post" action="${site.base}/verify">
        <input type="hidden" name="token" value="${token}" />
        <p class="buttons"><button>Verify this address</button></p>
      </form>`,
  )

export const verifiedPage = (site: Site, email: string): Html =>
  message(
    site,
    { title: 'Your e-mail address is verified' },
    [html`<strong>${email}</strong> is yours, and you can sign in with it now.`],
    [
      { href: site.portalUrl, text: `Go to ${site.portalName}` },
      { href: `${site.base}/sign-in`, text: `Sign in to your ${site.serviceName}` },
    ],
  )

const whyDead: Record<Exclude<LinkState, 'good'>, string> = {
  used: 'It has been used already, and each link works once.',
  expired: 'It has expired: links work for a limited time.',
  replaced: 'A newer mail has taken its place: only the link in the newest one works.',
  unknown: 'It is incomplete, or it was made before this service was last started.',
}

export function deadLinkPage(
  site: Site,
  purpose: 'verify' | 'reset' | 'invitation',
  state: Exclude<LinkState, 'good'>,
): Html {
  const next = {
    verify: { href: `${site.base}/resend-verification`, text: 'Send a new verification mail' },
    reset: { href: `${site.base}/forgot-password`, text: 'Send a new link' },
    invitation: { href: `${site.base}/account`, text: 'See my profile' },
  }[purpose]
  const advice =
    purpose === 'invitation'
      ? [
          'Your profile shows whether you are a member. If not, ask the administrator to send the invitation again.',
        ]
      : []
  return message(
    site,
    { title: 'This link does not work any more' },
    [whyDead[state], ...advice],
    [next, { href: site.portalUrl, text: `Back to ${site.portalName}` }],
  )
}
