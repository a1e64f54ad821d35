import { accessLevels, articleKinds } from '../../../contract/article.ts'
import { kindPlurals } from '../../messages/articles.ts'
import { deskPages as say } from '../../messages/desk-pages.ts'
import field from '../../ui/field.module.css'
import { useGivenOrSet } from '../../ui/use-given-or-set.ts'
import { Choices } from './choices.tsx'

const any = { value: '', words: say.any }

export const PagesFilter = ({ search }: { search: URLSearchParams }) => (
  <Choices
    label={say.filters}
    apply={say.apply}
    kept={{ order: search.get('order'), direction: search.get('direction') }}
    choices={[
      {
        name: 'kind',
        label: say.kind,
        chosen: search.get('kind') ?? '',
        options: [any, ...articleKinds.map((kind) => ({ value: kind, words: kindPlurals[kind] }))],
      },
      {
        name: 'access',
        label: say.access,
        chosen: search.get('access') ?? '',
        options: [any, ...accessLevels.map((level) => ({ value: level, words: say[level] }))],
      },
      {
        name: 'look',
        label: say.look,
        chosen: search.get('look') ?? '',
        options: [any, { value: 'again', words: say.lookAgain }],
      },
    ]}
  >
    <Search given={search.get('search') ?? ''} />
  </Choices>
)

function Search({ given }: { given: string }) {
  const [text, setText] = useGivenOrSet(given)
  return (
    <label className={field.field}>
      <span className={field.hint}>{say.search}</span>
      <input
        className={field.input}
        type="search"
        name="search"
        maxLength={100}
        value={text}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
      />
    </label>
  )
}
