import { withoutExtension } from './slugs.ts'

export type Redirect = { from: string; slug: string }

/** Addresses as people write them, as paths; null for what is no path of this site. */
export function formerAddress(written: string): string | null {
  const plain = written
    .trim()
    .replace(/^https?:\/\/[^/]+/i, '')
    .replace(/[?#].*$/, '')
  const path = `/${plain.replace(/^\.?\//, '')}`.replaceAll(/\/{2,}/g, '/').replace(/(?<=.)\/$/, '')
  return /^(?:\/[A-Za-z0-9._~-]+)+$/.test(path) && !/\/\.{1,2}(?=\/|$)/.test(path) ? path : null
}

/** What the portal has itself at the first part of a path. */
const taken = new Set('access api articles assets auth check config.json desk feed.xml idp manifest.webmanifest media robots.txt search sign-in signed-out sitemap.xml sw.js topics troubleshooters'.split(' ')) // prettier-ignore

/** Which former addresses can be kept: each leads to one article, and the portal has none of its own there. */
export function keepRedirects(
  wishes: readonly Redirect[],
  live: ReadonlySet<string>,
  others: ReadonlySet<string>,
) {
  const kept = new Map<string, string[]>()
  const owner = new Map<string, string>()
  const left: { address: string; why: string }[] = []
  for (const { from, slug } of wishes) {
    const slugOnly = /^(?:\/articles\/)?([a-z0-9]+(?:-[a-z0-9]+)*)$/.exec(from)?.[1]
    const isSlug = slugOnly !== undefined
    const path = slugOnly ?? formerAddress(from)
    if (path === null) {
      left.push({ address: from, why: 'is no plain path' })
      continue
    }
    const first = path.split('/')[1] ?? ''
    const there = owner.get(path)
    if (there === slug || (isSlug && path === slug)) continue
    if (there !== undefined) left.push({ address: from, why: `leads to ${there} already` })
    else if (others.has(path)) left.push({ address: from, why: 'is a former address of another article' })
    else if (isSlug && live.has(path)) left.push({ address: from, why: 'is an article' })
    else if (!isSlug && taken.has(first)) left.push({ address: from, why: 'is an address of the portal' })
    else {
      owner.set(path, slug)
      kept.set(slug, [...(kept.get(slug) ?? []), path])
    }
  }
  return { kept, left }
}

type Listed = { from: string; to: string }

/** `.openpublishing.redirection.json` and `_redirects`, as pairs of addresses. */
export function readRedirectFile(name: string, text: string): Listed[] | null {
  if (!name.endsWith('.json')) {
    return text.split('\n').flatMap((line) => {
      const [from, to] = line.trim().split(/\s+/)
      return from?.startsWith('/') && to ? [{ from, to }] : []
    })
  }
  try {
    const { redirections = [] } = JSON.parse(text) as { redirections?: Record<string, string>[] }
    return redirections.flatMap((one) => {
      const from = one['source_path_from_root'] ?? one['source_path'] ?? ''
      const to = one['redirect_url'] ?? ''
      return from && to ? [{ from: withoutExtension(from), to }] : []
    })
  } catch {
    return null
  }
}
