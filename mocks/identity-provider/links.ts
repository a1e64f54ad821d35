import { createHash, randomBytes } from 'node:crypto'

export type LinkPurpose = 'verify' | 'reset' | 'invitation'
export type LinkState = 'good' | 'used' | 'expired' | 'replaced' | 'unknown'

type Link = { purpose: LinkPurpose; subject: string; expiresAt: number; state: 'good' | 'used' | 'replaced' }

const hour = 3_600_000
const lifetimes: Record<LinkPurpose, number> = { verify: 24 * hour, reset: hour, invitation: 7 * 24 * hour }

const hash = (token: string) => createHash('sha256').update(token).digest('base64url')

export type Links = ReturnType<typeof createLinks>

/**
 * Links that go out by mail: random, kept only as hashes, good once, for a limited time, and only the newest
 * of its purpose and subject. `subject` is an account's or an invitation's id.
 */
export function createLinks(now: () => Date) {
  const links = new Map<string, Link>()

  function look(purpose: LinkPurpose, token: string): { state: LinkState; subject?: string } {
    const link = links.get(hash(token))
    if (link?.purpose !== purpose) return { state: 'unknown' }
    const expired = link.state === 'good' && now().getTime() >= link.expiresAt
    return { state: expired ? 'expired' : link.state, subject: link.subject }
  }

  /** Makes every earlier link of this purpose useless. */
  function replace(purpose: LinkPurpose, subject: string) {
    for (const link of links.values())
      if (link.purpose === purpose && link.subject === subject && link.state === 'good')
        link.state = 'replaced'
  }

  return {
    look,
    replace,
    issue(purpose: LinkPurpose, subject: string): string {
      replace(purpose, subject)
      const token = randomBytes(32).toString('base64url')
      const expiresAt = now().getTime() + lifetimes[purpose]
      links.set(hash(token), { purpose, subject, expiresAt, state: 'good' })
      return token
    },
    /** Spends the link; undefined when it is no good. */
    use(purpose: LinkPurpose, token: string): string | undefined {
      const { state, subject } = look(purpose, token)
      const link = links.get(hash(token))
      if (state !== 'good' || !link) return undefined
      link.state = 'used'
      return subject
    },
  }
}
