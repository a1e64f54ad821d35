import { useSearchParams } from 'react-router-dom'
import { articles as say } from '../../messages/articles.ts'
import { shell } from '../../messages/shell.ts'
import { Button } from '../../ui/button.tsx'
import styles from './article.module.css'

type Props = {
  list: {
    data: { pages: { next: string | null }[] }
    hasNextPage: boolean
    isFetchingNextPage: boolean
    fetchNextPage: () => Promise<unknown>
  }
}

/** Adds the next part of a list below; without JavaScript, it is a page of its own. */
export function MoreArticles({ list }: Props) {
  const [search] = useSearchParams()
  const next = list.data.pages.at(-1)?.next
  if (!list.hasNextPage || !next) return null
  const others = [...search].filter(([name]) => name !== 'cursor')
  return (
    <form
      className={styles.ways}
      onSubmit={(event) => {
        event.preventDefault()
        void list.fetchNextPage()
      }}
    >
      {[...others, ['cursor', next] as const].map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Button type="submit" kind="secondary" aria-disabled={list.isFetchingNextPage}>
        {list.isFetchingNextPage ? shell.loading : say.more}
      </Button>
    </form>
  )
}
