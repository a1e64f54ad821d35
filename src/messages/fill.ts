import type { PortalConfig } from '../../contract/config.ts'

/** A customer's names, put into texts where `{portal}`, `{vendor}`, `{accountService}` or `{senders}` stands. */
export type Names = Readonly<Record<'portal' | 'vendor' | 'accountService' | 'senders', string>>

export const namesFrom = ({ brand, mail }: Pick<PortalConfig, 'brand' | 'mail'>): Names => ({
  ...brand,
  senders: mail.senders.join(', '),
})

const placeholder = /\{(portal|vendor|accountService|senders)\}/g

export const fill = (text: string, names: Names) =>
  text.replace(placeholder, (_, name: keyof Names) => names[name])

const escapes: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** For HTML: a name comes from configuration, and may hold `&` or worse. */
export const fillHtml = (html: string, names: Names) =>
  html.replace(placeholder, (_, name: keyof Names) =>
    names[name].replace(/[&<>"']/g, (sign) => escapes[sign] ?? sign),
  )
