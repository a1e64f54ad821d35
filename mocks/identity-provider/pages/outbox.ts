import { html } from 'hono/html'
import type { Account } from '../accounts.ts'
import type { Mail } from '../mail.ts'
import { dateTime } from './dates.ts'
import { layout, type Html, type Site } from './layout.ts'

type View = { site: Site; account: Account | undefined; mails: readonly Mail[]; to: string | undefined }

/** Every mail of the account service, newest first. */
export const outboxPage = ({ site, account, mails, to }: View): Html =>
  layout(
    site,
    { title: 'Outbox', account, here: 'outbox' },
    html`<h1>Outbox</h1>
      <p>
        A demo aid: the account service sends no real mail, so every mail it wrote can be read here, newest
        first.
      </p>
      ${
        to
          ? html`<p>Only mail to <strong>${to}</strong>. <a href="${site.base}/outbox">Show all mail</a></p>`
          : ''
      }
      ${mails.length === 0 ? html`<p class="note">There is no mail${to ? ' to this address' : ''} yet.</p>` : ''}
      ${mails.map((mail) => mailArticle(mail))}`,
  )

const mailArticle = (mail: Mail) =>
  html`<article class="mail" aria-labelledby="mail-${mail.id}">
    <h2 id="mail-${mail.id}">${mail.subject}</h2>
    <p class="envelope">
      To ${mail.to} · from ${mail.from} ·
      <time datetime="${mail.sentAt.toISOString()}">${dateTime(mail.sentAt)}</time>
    </p>
    ${mail.paragraphs.map((paragraph) => html`<p>${paragraph}</p>`)}
    ${
      mail.link
        ? html`<p>
            ${mail.link.label}:<br />
            <a class="address" href="${mail.link.href}">${mail.link.href}</a>
          </p>`
        : ''
    }
  </article>`
