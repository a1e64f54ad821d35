import { Link } from 'react-router-dom'
import type { PortalAction } from '../../../contract/troubleshooter.ts'
import { actionLabels } from '../../messages/troubleshooter.ts'
import { wire } from '../../http/wire.ts'
import { paths } from '../../paths.ts'
import { Button, buttonClass } from '../../ui/button.tsx'
import type { Offer } from './actions.ts'
import styles from './outcome-view.module.css'
import { RefreshRights } from './refresh-rights.tsx'
import { signInAgain } from './sign-in-again.ts'

export type OutcomeActionsProps = {
  offers: readonly Offer[]
  /** This page: where a sign-in comes back to. */
  here: string
  handOver: string
}

/** What the reader can do at once; the first is what the flow means most. */
export function OutcomeActions({ offers, here, handOver }: OutcomeActionsProps) {
  if (offers.length === 0) return null
  return (
    <div className={styles.actions}>
      {offers.map((offer, index) => {
        const kind = index === 0 ? 'primary' : 'secondary'
        if (offer.kind === 'portal') {
          return <PortalButton key={offer.action} {...{ action: offer.action, kind, here, handOver }} />
        }
        return (
          <a key={offer.action} className={buttonClass(kind)} href={offer.href}>
            {actionLabels[offer.action]}
          </a>
        )
      })}
    </div>
  )
}

type PortalButtonProps = Omit<OutcomeActionsProps, 'offers'> & {
  action: PortalAction
  kind: 'primary' | 'secondary'
}

function PortalButton({ action, kind, here, handOver }: PortalButtonProps) {
  const label = actionLabels[action]
  switch (action) {
    case 'sign-in':
      return (
        <Link className={buttonClass(kind)} to={paths.signIn(here)}>
          {label}
        </Link>
      )
    case 'sign-out-and-in':
      return (
        <Button kind={kind} onClick={() => signInAgain(here)}>
          {label}
        </Button>
      )
    case 'refresh-rights':
      return <RefreshRights kind={kind} here={here} />
    case 'my-access':
      return (
        <Link className={buttonClass(kind)} to={paths.access()}>
          {label}
        </Link>
      )
    case 'open-securely':
      return (
        <a className={buttonClass(kind)} href={`https://${new URL(wire.origin()).host}/`}>
          {label}
        </a>
      )
    case 'check-sign-in':
      return (
        <Link className={buttonClass(kind)} to={paths.check()}>
          {label}
        </Link>
      )
    case 'hand-over':
      return (
        <Link className={buttonClass(kind)} to={handOver}>
          {label}
        </Link>
      )
  }
}
