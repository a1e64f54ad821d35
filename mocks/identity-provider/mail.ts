import { randomUUID } from 'node:crypto'

export type Mail = {
  id: string
  from: string
  to: string
  subject: string
  sentAt: Date
  paragraphs: string[]
  link?: { label: string; href: string }
}
export type Letter = Pick<Mail, 'to' | 'subject' | 'paragraphs' | 'link'>
type Addressee = { name: string; email: string }

export const sender = 'accounts@example.com'
const kept = 200

export type Outbox = ReturnType<typeof createOutbox>

/** Instead of a mail server: every mail that was sent, newest first. */
export function createOutbox(now: () => Date) {
  const mails: Mail[] = []
  return {
    send(letter: Letter) {
      mails.unshift({ id: randomUUID(), from: sender, sentAt: now(), ...letter })
      mails.length = Math.min(mails.length, kept)
    },
    to: (address?: string): readonly Mail[] =>
      address ? mails.filter((mail) => mail.to === address.trim().toLowerCase()) : mails,
  }
}

export type Letters = ReturnType<typeof createLetters>

const hello = (to: Addressee) => `Hello ${to.name},`

/** `issuer` is where the pages of the account service live. */
type Names = { issuer: string; portalName: string; serviceName: string }

/** The mails that the account service writes. */
export function createLetters({ issuer, portalName, serviceName: service }: Names) {
  const address = (path: string, token: string) => `${issuer}/${path}?token=${token}`

  return {
    verification: (to: Addressee, token: string): Letter => ({
      to: to.email,
      subject: `Verify your e-mail address for your ${service}`,
      paragraphs: [
        hello(to),
        `Somebody, most likely you, created a ${service} with this address. Verify the address with the link below; after that you can sign in.`,
        'The link works for 24 hours, once. If it was not you, leave this mail alone: nothing happens without the link.',
      ],
      link: { label: 'Verify this address', href: address('verify', token) },
    }),
    accountExists: (to: Addressee): Letter => ({
      to: to.email,
      subject: `You already have a ${service}`,
      paragraphs: [
        hello(to),
        `Somebody, most likely you, tried to create a ${service} with this address. There is one already, so nothing was changed.`,
        'If you do not remember its password, set a new one with the link below. That verifies the address, too.',
      ],
      link: { label: 'Forgot your password?', href: `${issuer}/forgot-password` },
    }),
    reset: (to: Addressee, token: string): Letter => ({
      to: to.email,
      subject: `Set a new password for your ${service}`,
      paragraphs: [
        hello(to),
        'Choose a new password with the link below. Doing so also verifies this e-mail address.',
        'The link works for one hour, once, and only the newest one works. If you did not ask for it, leave this mail alone: your password stays as it is.',
      ],
      link: { label: 'Set a new password', href: address('reset-password', token) },
    }),
    passwordChanged: (to: Addressee): Letter => ({
      to: to.email,
      subject: `The password of your ${service} was changed`,
      paragraphs: [
        hello(to),
        'Your password was changed just now, and you were signed out everywhere. If it was not you, set a new one at once.',
      ],
      link: { label: 'Forgot your password?', href: `${issuer}/forgot-password` },
    }),
    invitation: (to: string, organisation: string, by: string, token: string): Letter => ({
      to,
      subject: `${by} invites you to ${organisation}`,
      paragraphs: [
        'Hello,',
        `${by} invites you to join ${organisation}. As a member you may read what its maintenance agreement covers.`,
        `Open the link below and sign in with ${to}. The link works for seven days; only the newest one works.`,
      ],
      link: { label: 'See the invitation', href: address('invitation', token) },
    }),
    asked: (to: Addressee, who: Addressee, organisation: string): Letter => ({
      to: to.email,
      subject: `${who.name} asks to join ${organisation}`,
      paragraphs: [
        hello(to),
        `${who.name} (${who.email}) asks to join ${organisation}. Approve or decline it on your organisation’s page.`,
      ],
      link: { label: 'Open the organisation’s page', href: `${issuer}/organisation` },
    }),
    joined: (to: Addressee, organisation: string): Letter => ({
      to: to.email,
      subject: `You are now a member of ${organisation}`,
      paragraphs: [
        hello(to),
        `You now belong to ${organisation}. What its agreement opens shows at your next sign-in; if you are signed in, choose “Refresh my rights” in ${portalName}.`,
      ],
      link: { label: 'Your profile', href: `${issuer}/account` },
    }),
    declined: (to: Addressee, organisation: string): Letter => ({
      to: to.email,
      subject: `${organisation} declined your request`,
      paragraphs: [
        hello(to),
        `An administrator of ${organisation} declined your request to join. If you think that is a mistake, speak to them directly.`,
      ],
    }),
    removed: (to: Addressee, organisation: string): Letter => ({
      to: to.email,
      subject: `You are no longer a member of ${organisation}`,
      paragraphs: [
        hello(to),
        `An administrator removed you from ${organisation}. Your account stays; what the organisation’s agreement opened is closed from your next sign-in on.`,
      ],
    }),
  }
}
