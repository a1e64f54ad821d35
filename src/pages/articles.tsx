import { useSuspenseInfiniteQuery } from '@tanstack/react-query'
import { Link, useSearchParams } from 'react-router-dom'
import { ArticleList } from '../features/articles/article-list.tsx'
import styles from '../features/articles/article.module.css'
import { useChosenFilters } from '../features/articles/chosen-filters.ts'
import { FilterForm } from '../features/articles/filter-form.tsx'
import { HoldsFor } from '../features/articles/holds-for.tsx'
import { MembersSeeMore } from '../features/articles/members-see-more.tsx'
import { MoreArticles } from '../features/articles/more-articles.tsx'
import { articleListQuery } from '../features/articles/queries.ts'
import { productChoice } from '../http/product-choice.ts'
import { articles as say } from '../messages/articles.ts'
import { shell } from '../messages/shell.ts'
import { paths } from '../paths.ts'
import { buttonClass } from '../ui/button.tsx'
import { PageHeading } from '../ui/page-heading.tsx'

export function Component() {
  const [search] = useSearchParams()
  const filters = useChosenFilters(search)
  const list = useSuspenseInfiniteQuery(articleListQuery(filters, search.get('cursor') ?? ''))
  const teasers = list.data.pages.flatMap(({ articles }) => articles)
  const [
    { total, filters: known } = { total: 0, filters: { kinds: [], topics: [], products: [], versions: [] } },
  ] = list.data.pages
  return (
    <div className={styles.column}>
      <PageHeading title={say.title} />
      <p className={styles.summary}>{say.lead}</p>
      <MembersSeeMore />
      <FilterForm filters={filters} known={known} all={paths.articles()} />
      <HoldsFor
        filters={filters}
        all={paths.articles({ ...filters, product: undefined, version: undefined })}
      />
      <output className={styles.count}>{say.count(total)}</output>
      {total === 0 ? (
        <section className={styles.none}>
          <h2>{say.none}</h2>
          <p>{say.noneText}</p>
          <p className={styles.ways}>
            <Link className={buttonClass('secondary')} to={paths.articles()} onClick={productChoice.forget}>
              {say.clear}
            </Link>
            <Link className={buttonClass('quiet')} to={paths.troubleshooter('sign-in')}>
              {shell.troubleshooter}
            </Link>
          </p>
        </section>
      ) : (
        <ArticleList teasers={teasers} />
      )}
      <MoreArticles list={list} />
    </div>
  )
}
