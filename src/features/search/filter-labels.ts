import type { ArticleKind } from '../../../contract/article.ts'
import { articles as say, inWords, kindPlurals } from '../../messages/articles.ts'
import { type FilterName, filterNames } from './queries.ts'

const wordsFor: Record<FilterName, (value: string) => string> = {
  kind: (value) => kindPlurals[value as ArticleKind],
  topic: inWords,
  product: inWords,
  version: (value) => value,
}

/** Filters that are on, in the words of the form. */
export const filterLabels = (filters: Partial<Record<FilterName, string>>) =>
  filterNames.flatMap((name) => {
    const value = filters[name]
    return value ? [{ name, label: say[name].toLowerCase(), value: wordsFor[name](value) }] : []
  })
