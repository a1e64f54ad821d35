import type { Account } from '../accounts.ts'
import { message, type Html, type Site } from './layout.ts'

export const notAdministratorPage = (
  site: Site,
  account: Account,
  organisation: string | undefined,
  administrators: Account[],
): Html =>
  message(
    site,
    { title: 'Only administrators may see this page', account },
    [
      organisation
        ? `You are a member of ${organisation}, but not its administrator.`
        : 'You are not a member of any organisation.',
      ...(administrators.length > 0
        ? [`Speak to ${administrators.map(({ name, email }) => `${name} (${email})`).join(', ')}.`]
        : []),
    ],
    [
      { href: `${site.base}/account`, text: 'Your profile' },
      { href: site.portalUrl, text: `Back to ${site.portalName}` },
    ],
  )
