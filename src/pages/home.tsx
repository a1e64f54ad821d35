import { usePrefetchQuery, useSuspenseQuery } from '@tanstack/react-query'
import { Link } from 'react-router-dom'
import { ArticleList } from '../features/articles/article-list.tsx'
import { MembersSeeMore } from '../features/articles/members-see-more.tsx'
import { latestQuery } from '../features/articles/queries.ts'
import { SearchBox } from '../features/search/search-box.tsx'
import { accessIfKnownQuery } from '../http/access-query.ts'
import { home as say } from '../messages/home.ts'
import { paths } from '../paths.ts'
import { PageHeading } from '../ui/page-heading.tsx'
import styles from './home.module.css'

const shown = 5

const ways = [
  { to: paths.troubleshooter('sign-in'), title: say.cannotSignIn, text: say.cannotSignInText },
  {
    to: paths.step('sign-in', 'signed-in', { 'what-happens': 'locked' }),
    title: say.cannotSee,
    text: say.cannotSeeText,
  },
  { to: paths.articles({ kind: 'instruction' }), title: say.instructions, text: say.instructionsText },
]

export function Component() {
  usePrefetchQuery(accessIfKnownQuery)
  const { data: latest } = useSuspenseQuery(latestQuery)
  return (
    <div className={styles.page}>
      <PageHeading title={say.title} />
      <WhoReads />
      <div className={styles.search}>
        <SearchBox hint={say.searchHint} />
      </div>
      <div className={styles.columns}>
        <div>
          <ul role="list" className={styles.ways}>
            {ways.map(({ to, title, text }) => (
              <li key={title}>
                <Link to={to} className={styles.way}>
                  <span className={styles.wayTitle}>{title}</span>
                  <span className={styles.wayText}>{text}</span>
                </Link>
              </li>
            ))}
          </ul>
          <MembersSeeMore />
        </div>
        <section className={styles.latest} aria-labelledby="latest">
          <h2 id="latest">{say.latest}</h2>
          <ArticleList teasers={latest.articles.slice(0, shown)} headingLevel={3} />
          <p className={styles.all}>
            <Link to={paths.articles()}>{say.all}</Link>
          </p>
        </section>
      </div>
    </div>
  )
}

function WhoReads() {
  const { data: access } = useSuspenseQuery(accessIfKnownQuery)
  if (!access?.signedIn) return null
  const { name, email, organisation, maintenance } = access
  const who = name ?? email
  const rights = () => {
    if (organisation.value === null) return say.noOrganisation
    if (maintenance.value === 'active') return say.memberWith(organisation.value)
    return (maintenance.value === 'expired' ? say.memberExpired : say.memberWithout)(organisation.value)
  }
  return (
    <p className={styles.who}>
      {who && say.signedInAs(who)} {rights()}
    </p>
  )
}
