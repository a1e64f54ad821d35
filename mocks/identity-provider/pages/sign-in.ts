import { html } from 'hono/html'
import { password } from '../../people.ts'
import type { Account } from '../accounts.ts'
import { errorSummary, field } from './form.ts'
import { layout, type Html, type Site } from './layout.ts'

type SignIn = {
  site: Site
  action: string
  /** None: whoever signs in has to give a password. */
  ready: Account[]
  /** True when the portal asked for the sign-in: then there is something to cancel. */
  forPortal: boolean
  email?: string | undefined
  fault?: string | Html | undefined
  note?: string | undefined
}

export function signInPage({ site, action, ready, forPortal, email, fault, note }: SignIn): Html {
  const service = site.serviceName
  const aim = forPortal ? html`<p>to continue to ${site.portalName} with your ${service}</p>` : ''
  return layout(
    site,
    { title: 'Sign in', refused: Boolean(fault), wide: true },
    html`${typeof fault === 'string' ? errorSummary({ email: fault }) : (fault ?? '')}
      <div class="lead">
        <h1>Sign in</h1>
        ${aim}
        ${ready.length > 0 ? html`<p class="jump"><a href="#ready-title">Choose a ready account of this demo</a></p>` : ''}
      </div>
      ${note ? html`<p class="note">${note}</p>` : ''}
      <div class="two">
        <form method="post" action="${action}">
          ${field({
            name: 'email',
            label: 'E-mail address',
            type: 'email',
            autocomplete: 'username',
            value: email,
            fault: typeof fault === 'string' ? fault : undefined,
          })}
          ${field({
            name: 'password',
            label: 'Password',
            type: 'password',
            autocomplete: 'current-password',
          })}
          <p class="buttons">
            <button>Sign in</button>
            ${
              forPortal
                ? html`<button class="secondary" name="cancel" value="yes" formnovalidate>Cancel</button>`
                : ''
            }
          </p>
          <ul class="links">
            <li><a href="${site.base}/forgot-password">Forgot your password?</a></li>
            <li><a href="${site.base}/register">Create an account</a></li>
            <li><a href="${site.base}/resend-verification">Send the verification mail again</a></li>
          </ul>
        </form>
        ${ready.length > 0 ? readyAccounts(action, ready) : ''}
      </div>`,
  )
}

const readyAccounts = (action: string, ready: Account[]): Html =>
  html`<section aria-labelledby="ready-title">
    <h2 id="ready-title">Ready accounts</h2>
    <p class="quiet">
      This is a demo: choose a reader to sign in with one click. Each has the password
      <code>${password}</code>.
    </p>
    <form method="post" action="${action}">
      <ul class="ready">
        ${ready.map(
          (account) =>
            html`<li>
              <button name="ready" value="${account.email}">
                <strong>${account.name}</strong>
                <span class="address">${account.email}</span>
                <span class="story">${account.story ?? ''}</span>
              </button>
            </li>`,
        )}
      </ul>
    </form>
  </section>`

/** The account service cannot tell the portal, so it says it itself. */
export const unverifiedFault = (site: Site): Html =>
  html`<section class="summary" role="alert" tabindex="-1" autofocus aria-labelledby="summary-title">
    <h2 id="summary-title">This e-mail address is not verified yet</h2>
    <p>
      Open the link in the verification mail first.
      <a href="${site.base}/resend-verification">Send the mail again</a>, or
      <a href="${site.base}/forgot-password">set a new password</a>: that verifies the address, too.
    </p>
  </section>`

type SignOut = {
  site: Site
  account: Account | undefined
  action: string
  secret: string
  /** Where the portal wants its reader back. */
  back?: string | undefined
}

export const signOutPage = ({ site, account, action, secret, back }: SignOut): Html =>
  layout(
    site,
    { title: 'Sign out?', account },
    html`<h1>Sign out?</h1>
      <p>
        You are signed in to your
        ${site.serviceName}${account ? html` as <strong>${account.name}</strong> (${account.email})` : ''}.
        ${back ? `${site.portalName} asked to sign you out, but not for this account.` : ''}
      </p>
      <form method="post" action="${action}">
        <input type="hidden" name="xsrf" value="${secret}" />
        <p class="buttons">
          <button name="logout" value="yes">Sign out</button>
          <button class="secondary">Stay signed in</button>
        </p>
      </form>`,
  )
