import { useSuspenseQuery } from '@tanstack/react-query'
import { Link } from 'react-router-dom'
import type { Remedy, Teaser } from '../../../contract/article.ts'
import type { LockReason } from '../../../contract/article.ts'
import type { AccessReport } from '../../../contract/access.ts'
import type { LinkKey, PortalConfig } from '../../../contract/config.ts'
import { accessIfKnownQuery } from '../../http/access-query.ts'
import { portalConfigQuery } from '../../http/portal-config.ts'
import { viewing } from '../../http/view-as.ts'
import { locale } from '../../messages/catalogue.ts'
import { inWords } from '../../messages/articles.ts'
import { lock as say, remedyNames } from '../../messages/lock.ts'
import { paths } from '../../paths.ts'
import { session } from '../../session/session.ts'
import { Button, buttonClass } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import styles from './lock-panel.module.css'

type Props = { teaser: Teaser; reason: LockReason; remedy: Remedy }

/** Where the text would begin: why this reader cannot read it, one button that helps, one way into the troubleshooter. */
export function LockPanel({ teaser, reason, remedy }: Props) {
  const { data: config } = useSuspenseQuery(portalConfigQuery)
  const { data: access } = useSuspenseQuery(accessIfKnownQuery)
  // Groups that are not in the token say nothing about the reader, only about how the provider is set up.
  const unread = access?.signedIn === true && access.groupsLeftOut && mayBeInGroups.has(reason)
  const enter = unread ? 'set-up-wrong' : reason
  const guide = paths.troubleshooter('sign-in', { enter, article: teaser.slug })
  return (
    <section
      className={styles.panel}
      aria-labelledby="locked"
      data-for-strangers={reason === 'sign_in_required' ? '' : undefined}
    >
      <h2 id="locked" className={styles.title}>
        <Icon name="lock" /> {reason === 'sign_in_required' ? say.signInTitle : say.title}
      </h2>
      <p>{unread ? say.groupsLeftOut(access.email ?? say.you) : wordsFor(reason, teaser, access)}</p>
      <p className={styles.ways}>
        <RemedyButton
          remedy={unread ? 'contact-support' : remedy}
          returnTo={paths.article(teaser.slug)}
          links={config.links}
        />
        <Link className={buttonClass('quiet')} to={guide}>
          {say.guide}
        </Link>
      </p>
      {viewing && remedy === 'sign-in' && <p>{say.inView}</p>}
    </section>
  )
}

const mayBeInGroups: ReadonlySet<LockReason> = new Set([
  'organisation_required',
  'maintenance_required',
  'not_allowed',
])

function wordsFor(reason: LockReason, { products }: Teaser, access: AccessReport | null): string {
  if (reason === 'sign_in_required') return say.sign_in_required
  const signedIn = access?.signedIn ? access : null
  const who = signedIn?.email ?? signedIn?.name ?? say.you
  const organisation = signedIn?.organisation.value ?? say.yourOrganisation
  if (reason === 'product_not_covered') {
    return say[reason](who, organisation, new Intl.ListFormat(locale).format(products.map(inWords)))
  }
  return say[reason](who, organisation)
}

const linkFor: Partial<Record<Remedy, LinkKey>> = {
  'verify-email': 'resend-verification',
  'join-organisation': 'join-organisation',
  'get-agreement': 'support',
  'renew-agreement': 'support',
  'extend-agreement': 'support',
  'contact-support': 'support',
}

type RemedyProps = { remedy: Remedy; returnTo: string; links: PortalConfig['links'] }

function RemedyButton({ remedy, returnTo, links }: RemedyProps) {
  if (remedy === 'sign-in') {
    // Whoever presses it in a view would sign in as themselves.
    if (viewing) return <Button aria-disabled>{remedyNames[remedy]}</Button>
    return <Button onClick={() => void session.signIn({ returnTo })}>{remedyNames[remedy]}</Button>
  }
  const key = linkFor[remedy]
  const href = key && (links[key] ?? links.support)
  return href ? (
    <a className={buttonClass()} href={href}>
      {remedyNames[remedy]}
    </a>
  ) : null
}
