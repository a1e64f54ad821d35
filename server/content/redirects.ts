import type { Draft } from './article-file.ts'
import type { Faults } from './faults.ts'

/** What the portal or its server has at the first part of a path. An article that moved here could never be opened. */
const taken = new Set(
  [
    'access api articles assets auth check config.json desk feed.xml idp manifest.webmanifest media robots.txt',
    'search sign-in signed-out sitemap.xml sw.js topics troubleshooters',
  ].flatMap((names) => names.split(' ')),
)
const base = 'https://portal.invalid'

/** A former slug or a path, as the path that a browser asks for. */
export function formerPath(written: string): string {
  const { pathname } = new URL(written.startsWith('/') ? written : `/articles/${written}`, base)
  return pathname.length > 1 ? pathname.replace(/\/$/, '') : pathname
}

export const slugOf = (path: string) => /^\/articles\/([^/]+)$/.exec(path)?.[1] ?? null

/**
 * The former addresses of all articles, each with the slug of the one that is there now. What leads on from there is an article that
 * exists, so no address can lead in circles.
 */
export function readRedirects(
  drafts: readonly Draft[],
  lineOf: (draft: Draft, index: number) => number,
  faults: Faults,
): Map<string, string> {
  const live = new Set(drafts.map(({ slug }) => slug))
  const owners = new Map<string, Draft>()
  for (const draft of drafts) {
    for (const [index, written] of draft.matter.redirect_from.entries()) {
      const path = formerPath(written)
      const fault = faultOf(path, draft, live, owners.get(path))
      if (fault) faults.add(draft.file, lineOf(draft, index), ...fault)
      else owners.set(path, draft)
    }
  }
  return new Map([...owners].map(([path, { slug }]) => [path, slug]))
}

function faultOf(
  path: string,
  draft: Draft,
  live: ReadonlySet<string>,
  owner: Draft | undefined,
): [what: string, cure: string] | null {
  const former = slugOf(path)
  if (former === draft.slug) return [`The article moved from ${path} to itself.`, 'Take the line away.']
  if (former !== null && live.has(former))
    return [`At ${path} there is an article.`, 'Rename that one, or take the line away.']
  if (former === null && (path === '/' || taken.has(path.split('/')[1] ?? '')))
    return [`The portal needs ${path} itself.`, 'Name a former address outside its own pages.']
  if (owner === draft) return [`The former address ${path} is there twice.`, 'Take one of the two away.']
  if (owner) return [`The former address ${path} is that of ${owner.file} too.`, 'Take it away from one of them.'] // prettier-ignore
  if (former === null && draft.matter.secret)
    return [
      `Whoever asks for ${path} would learn that the article exists, and it is secret.`,
      'Name former slugs only, or take `secret` away.',
    ]
  return null
}
