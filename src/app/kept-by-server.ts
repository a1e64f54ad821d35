import type { QueryClient, QueryKey } from '@tanstack/react-query'
import type { PortalConfig } from '../../contract/config.ts'
import { portalConfigQuery } from '../http/portal-config.ts'

/** What the server found out while it drew a page, for the browser to go on from. */
export type KeptByServer = {
  found: 'page' | 'nothing'
  /** What was asked of the API, as addresses. */
  asked: string[]
  config: PortalConfig
  answers: [key: QueryKey, answer: unknown][]
}

/** Null where the server left the page to the browser. */
export function readKept(): KeptByServer | null {
  // By its element, too: headings of articles have ids, and no article holds a script.
  const text = document.querySelector('script#kept')?.textContent
  return text ? (JSON.parse(text) as KeptByServer) : null
}

/** Whether the page stands as it is for a reader of whom no more is known than whether they are signed in. */
export function standsFor({ isSignedIn }: { isSignedIn: boolean }): boolean {
  const readers = document.querySelector('#portal')?.getAttribute('data-readers')
  return readers === 'all' || (readers === 'strangers' && !isSignedIn)
}

/**
 * Whether the page has waited for the portal until it was used. Not for whom the portal has to look first: they see nothing of what is drawn
 * for strangers.
 */
export const rested = () =>
  document.querySelector('#portal')?.hasAttribute('data-rests') === true &&
  !('known' in document.documentElement.dataset)

/** `isNew`: whether the answers are as good as if this reader had asked just now. Else they are shown, and asked for again. */
export function takeOver(client: QueryClient, { answers }: KeptByServer, { isNew }: { isNew: boolean }) {
  for (const [key, answer] of answers) client.setQueryData(key, answer, { updatedAt: isNew ? Date.now() : 0 })
}

/** The configuration without asking for it. */
export const configFrom = (config: PortalConfig) => ({ ...portalConfigQuery, initialData: config })
