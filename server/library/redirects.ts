import type { CompiledArticle, Content } from '../content/content.ts'

/** The slug of the article that stood at a path before, for all that moved. */
export const redirectsOf = (
  { articles }: Pick<Content, 'articles'>,
  counts: (article: CompiledArticle) => boolean = () => true,
): ReadonlyMap<string, string> =>
  new Map(
    articles.filter(counts).flatMap(({ slug, redirectFrom }) => redirectFrom.map((path) => [path, slug])),
  )

/**
 * Where a page of the portal is now, by its path; null: it did not move. A browser that goes to an address brings no token along, so
 * nothing is said of articles that are secret: the portal asks the API about those in the reader's name.
 */
export function pageRedirects(content: Pick<Content, 'articles'>) {
  const redirects = redirectsOf(content, ({ secret }) => !secret)
  return (path: string): string | null => {
    const slug = redirects.get(path.length > 1 ? path.replace(/\/$/, '') : path)
    return slug === undefined ? null : `/articles/${slug}`
  }
}
