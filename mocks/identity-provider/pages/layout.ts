import { html } from 'hono/html'
import type { Account } from '../accounts.ts'

export type Html = ReturnType<typeof html>

/** What every page needs to know of where it stands. `base` is the path of the issuer. */
export type Site = { base: string; portalName: string; serviceName: string; portalUrl: string }

type Page = {
  title: string
  /** Who is signed in to the account service. */
  account?: Account | undefined
  /** Puts "Error" in front of the title, so that it is heard first after a form was refused. */
  refused?: boolean
  wide?: boolean
  /** Where the reader is: marks the link in the navigation. */
  here?: 'account' | 'organisation' | 'outbox'
}

/** The portal's own mark: a line that turns a corner and ends. */
const mark = html`<svg class="mark" viewBox="5 2 26 28" aria-hidden="true" focusable="false">
  <path
    d="M9 28V15a6 6 0 0 1 6-6h8"
    fill="none"
    stroke="currentColor"
    stroke-width="4"
    stroke-linecap="round"
  />
  <circle cx="24" cy="9" r="5" fill="currentColor" />
</svg>`

export function layout(site: Site, { title, account, refused, wide, here }: Page, content: Html): Html {
  const link = (path: 'account' | 'organisation' | 'outbox', text: string) =>
    html`<li>
      <a href="${site.base}/${path}" ${here === path ? html`aria-current="page"` : ''}>${text}</a>
    </li>`
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${refused ? 'Error: ' : ''}${title} – ${site.serviceName}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="${site.base}/style.css" />
      </head>
      <body>
        <a class="skip" href="#content">Skip to the content</a>
        <header>
          <div class="bar">
            <a class="brand" href="${site.base}/account">${mark}<span>${site.serviceName}</span></a>
            <nav aria-label="${site.serviceName}">
              <ul>
                ${account ? link('account', 'Profile') : ''}
                ${account?.administrator ? link('organisation', 'Organisation') : ''}
                ${link('outbox', 'Outbox')}
                <li><a href="${site.portalUrl}">Back to ${site.portalName}</a></li>
              </ul>
            </nav>
          </div>
        </header>
        <main id="content" class="${wide ? 'wide' : ''}">${content}</main>
        <footer>
          <div class="bar">
            <p>
              This account service is part of the ${site.portalName} demo. It sends no real mail: what it
              writes is in the <a href="${site.base}/outbox">outbox</a>.
            </p>
          </div>
        </footer>
      </body>
    </html>`
}

/** A page that only says something, and where to go next. */
export const message = (
  site: Site,
  page: Page,
  paragraphs: (string | Html)[],
  links: { href: string; text: string }[] = [],
): Html =>
  layout(
    site,
    page,
    html`<h1>${page.title}</h1>
      ${paragraphs.map((paragraph) => html`<p>${paragraph}</p>`)}
      ${
        links.length > 0
          ? html`<ul class="actions">
              ${links.map(
                ({ href, text }, index) =>
                  html`<li>
                    <a class="button ${index === 0 ? '' : 'secondary'}" href="${href}">${text}</a>
                  </li>`,
              )}
            </ul>`
          : ''
      }`,
  )
