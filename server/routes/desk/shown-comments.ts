import type { CommentFilter, DeskComment } from '../../../contract/desk-comments.ts'
import { wholeArticle } from '../../../contract/desk-comments.ts'
import type { Stars } from '../../../contract/feedback.ts'
import type { Content } from '../../content/content.ts'
import type { CommentFilter as StoreFilter, HandledComment } from '../../store/store.ts'

/** The store's filter for one that stands in an address. */
export const storeFilter = ({
  section,
  stars,
  folded,
  personal,
  q,
  ...same
}: CommentFilter): StoreFilter => ({
  ...same,
  section: section === wholeArticle ? null : section,
  stars: stars === 'none' ? null : stars && (Number(stars) as Stars),
  folded: folded === 'yes' || (folded === 'no' ? false : undefined),
  foldedFor: folded === 'yes' || folded === 'no' ? undefined : folded,
  personalData: personal && personal === 'yes',
  search: q,
})

/** How stored comments are shown to editors: with the names that articles and headings have now, without who wrote them. */
export function createShown({ articles }: Content) {
  const bySlug = new Map(articles.map((article) => [article.slug, article]))
  const titleOf = (slug: string) => bySlug.get(slug)?.title ?? null
  const headingOf = (slug: string, section: string) =>
    bySlug.get(slug)?.headings.find(({ id }) => id === section)?.text ?? null
  return {
    titleOf,
    headingOf,
    comment: (stored: HandledComment, editor: string): DeskComment => {
      const { id, article, section, language, text, stars, folded, personalData, receivedAt } = stored
      const { status, note, changedAt, changedBy, changedByName } = stored
      return {
        id,
        article: { slug: article, title: titleOf(article) },
        section: section === null ? null : { id: section, text: headingOf(article, section) },
        language,
        text,
        stars,
        folded,
        personalData,
        receivedAt,
        status,
        note,
        changedAt,
        changedBy: changedBy === null ? null : { name: changedByName, you: changedBy === editor },
      }
    },
  }
}
