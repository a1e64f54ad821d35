import { type CommentCounts, type CommentFilter, wholeArticle } from '../../../contract/desk-comments.ts'
import { locale } from '../../messages/catalogue.ts'
import { inbox as say } from '../../messages/desk-comments.ts'
import { foldWords } from './fold-words.ts'

type Option = { value: string; words: string }
type Choice = { name: Exclude<keyof CommentFilter, 'q' | 'status'>; label: string; options: Option[] }
type Counted = { value: string; name: string; count: number }

const languages = new Intl.DisplayNames(locale, { type: 'language' })
const byName = (a: Counted, b: Counted) => a.name.localeCompare(b.name, locale)

export const statusCounts = (counts: CommentCounts | undefined) => {
  const of = (status: 'open' | 'handled') => counts?.status.find(({ value }) => value === status)?.count ?? 0
  const known = counts !== undefined
  return [
    { name: say.open, value: 'open', count: known ? of('open') : undefined },
    { name: say.handled, value: 'handled', count: known ? of('handled') : undefined },
    { name: say.all, value: undefined, count: known ? of('open') + of('handled') : undefined },
  ] as const
}

/** What each filter can be set to, with how many comments that would leave. One that would change nothing is not offered. */
export function choicesFor(filter: CommentFilter, counts: CommentCounts | undefined): Choice[] {
  const { article = [], section = [], language = [], stars = [], folded = [], personal = [] } = counts ?? {}
  const foldedSum = folded.reduce((sum, { value, count }) => sum + (value === null ? 0 : count), 0)
  const all: { name: Choice['name']; label: string; counted: Counted[] }[] = [
    {
      name: 'article',
      label: say.article,
      counted: article.map((one) => ({ ...one, name: one.name ?? one.value })).toSorted(byName),
    },
    {
      name: 'section',
      label: say.section,
      counted: section.map(({ value, name, count }) => ({
        value: value ?? wholeArticle,
        name: value === null ? say.wholeArticle : (name ?? value),
        count,
      })),
    },
    {
      name: 'stars',
      label: say.stars,
      counted: stars
        .toSorted((a, b) => (a.value ?? 6) - (b.value ?? 6))
        .map(({ value, count }) => ({
          value: String(value ?? 'none'),
          name: value === null ? say.notRated : say.starsOf(value),
          count,
        })),
    },
    {
      name: 'folded',
      label: say.folded,
      counted: [
        ...(foldedSum > 0 ? [{ value: 'yes', name: say.foldedYes, count: foldedSum }] : []),
        ...folded.map(({ value, count }) => ({
          value: value ?? 'no',
          name: value === null ? say.foldedNo : foldWords(value),
          count,
        })),
      ],
    },
    {
      name: 'personal',
      label: say.personal,
      counted: personal.map(({ value, count }) => ({
        value: value ? 'yes' : 'no',
        name: value ? say.personalYes : say.personalNo,
        count,
      })),
    },
    {
      name: 'language',
      label: say.language,
      counted: language.map(({ value, count }) => ({ value, name: languages.of(value) ?? value, count })),
    },
  ]
  return all
    .filter(({ name, counted }) => counted.length > 1 || filter[name] !== undefined || name === 'article')
    .map(({ name, label, counted }) => ({
      name,
      label,
      options: withChosen(filter[name], counted).map(({ value, name, count }) => ({
        value,
        words: say.choice(name, count),
      })),
    }))
}

/** What was chosen stays to be seen, should it fit nothing any more. */
const withChosen = (chosen: string | undefined, counted: Counted[]): Counted[] =>
  chosen === undefined || counted.some(({ value }) => value === chosen)
    ? counted
    : [...counted, { value: chosen, name: chosen, count: 0 }]
