import type { PortalConfig } from '../../contract/config.ts'
import { spelledOut } from '../../contract/article.ts'
import type { Content } from '../content/content.ts'

/** What topics and products are called other than readers would by themselves, of articles that nobody is kept from knowing of. */
function publicNames({ articles, products = [], topics = [] }: Content): Record<string, string> {
  const known = articles.filter(({ secret }) => !secret)
  const used = new Set(known.flatMap((article) => [...article.topics, ...article.products]))
  return Object.fromEntries(
    [...products, ...topics].flatMap(({ id, name }) =>
      name !== undefined && name !== spelledOut(id) && used.has(id) ? [[id, name]] : [],
    ),
  )
}

/** What the portal reads at its start, in whichever way it comes: on its own, or within a page. */
export const configOf = (portal: PortalConfig, content: Content): PortalConfig => ({
  ...portal,
  names: publicNames(content),
})
