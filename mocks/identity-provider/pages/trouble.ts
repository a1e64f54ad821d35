import { html } from 'hono/html'
import { message, type Html, type Site } from './layout.ts'

const back = (site: Site) => ({ href: site.portalUrl, text: `Back to ${site.portalName}` })

/** The sign-in page outlived the sign-in it belongs to, and cannot be sent back to the portal any more. */
export const expiredSignInPage = (site: Site): Html =>
  message(
    site,
    { title: 'This sign-in page was open too long' },
    [
      `Or another sign-in was started in the meantime, or the browser does not keep cookies for this page. Nothing is lost: start again from ${site.portalName}.`,
    ],
    [back(site)],
  )

/** Refusals that cannot be sent back to the portal, because it is the portal's own request that is wrong. */
export function providerFailurePage(
  site: Site,
  error: { code: string; description: string | undefined; kind: string },
): Html {
  if (error.kind === 'SessionNotFound') return expiredSignInPage(site)
  const details = html`For whoever looks after ${site.portalName}: <code>${error.code}</code>${
      error.description ? html` – ${error.description}` : ''
    }`
  if (error.kind === 'InvalidRedirectUri' || /redirect_uri/.test(error.description ?? ''))
    return message(
      site,
      { title: 'This address is not registered' },
      [
        `The address that asked you to sign in or out is not one the account service knows, so it does not send you back there. Did you open ${site.portalName} under another address than usual, such as 127.0.0.1 instead of localhost? Use the usual one.`,
        details,
      ],
      [back(site)],
    )
  return message(
    site,
    { title: 'The account service could not do that' },
    [
      `The request it got was not right. Go back to ${site.portalName} and try once more; if it happens again, tell support what stands below.`,
      details,
    ],
    [back(site)],
  )
}

export const notFoundPage = (site: Site): Html =>
  message(
    site,
    { title: 'There is no such page' },
    ['The address may be misspelt, or a link in a mail was cut off.'],
    [back(site)],
  )

export const strangeFormPage = (site: Site): Html =>
  message(
    site,
    { title: 'This form was not sent from here' },
    ['To protect your account, the account service takes forms from its own pages only.'],
    [back(site)],
  )

export const tooLargePage = (site: Site): Html =>
  message(site, { title: 'That was too much' }, ['The form holds more than the service takes.'], [back(site)])

export const brokenPage = (site: Site): Html =>
  message(
    site,
    { title: 'Something went wrong' },
    ['The account service made a mistake. Try once more.'],
    [back(site)],
  )
