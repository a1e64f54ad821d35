import type { LinkKey, PortalConfig } from '../../../contract/config.ts'
import { type Action, type PortalAction, portalActions } from '../../../contract/troubleshooter.ts'

export type Offer = { kind: 'portal'; action: PortalAction } | { kind: 'link'; action: LinkKey; href: string }

const isPortalAction = (action: Action): action is PortalAction =>
  (portalActions as readonly string[]).includes(action)

/** Whoever is signed in already needs another sign-in, and whoever is not has nothing to renew. */
function fitting(action: Action, signedIn: boolean): Action {
  if (signedIn) return action === 'sign-in' ? 'sign-out-and-in' : action
  return action === 'sign-out-and-in' || action === 'refresh-rights' ? 'sign-in' : action
}

/** An outcome's actions that make sense for this reader and that this customer has, in the flow's order. */
export function offersFrom(
  actions: readonly Action[],
  { links, signedIn }: { links: PortalConfig['links']; signedIn: boolean },
): Offer[] {
  const offers: Offer[] = []
  for (const action of new Set(actions.map((action) => fitting(action, signedIn)))) {
    if (isPortalAction(action)) {
      offers.push({ kind: 'portal', action })
    } else {
      const href = links[action]
      if (href) offers.push({ kind: 'link', action, href })
    }
  }
  return offers
}
