import { type ComponentProps, useId } from 'react'
import { Link } from 'react-router-dom'
import type { Teaser } from '../../../contract/article.ts'
import type { Outcome } from '../../../contract/troubleshooter.ts'
import { fill, fillHtml, type Names } from '../../messages/fill.ts'
import { troubleshooter as say } from '../../messages/troubleshooter.ts'
import { paths } from '../../paths.ts'
import { Icon } from '../../ui/icon.tsx'
import { PageHeading } from '../../ui/page-heading.tsx'
import { Sanitised } from '../../ui/sanitised.tsx'
import { TextToCopy } from '../../ui/text-to-copy.tsx'
import { OutcomeActions, type OutcomeActionsProps } from './outcome-actions.tsx'
import styles from './outcome-view.module.css'
import { Solved, type SolvedProps } from './solved.tsx'

const copyTitles = {
  it: say.forIt,
  administrator: say.forAdministrator,
  operator: say.forOperator,
}

type Props = {
  outcome: Outcome
  names: Names
  related: readonly Teaser[]
  /** The article that the reader came from. */
  article: Teaser | null
  actions: OutcomeActionsProps
  solved: SolvedProps
}

export function OutcomeView({ outcome, names, related, article, actions, solved }: Props) {
  return (
    <div className={styles.outcome}>
      <PageHeading title={fill(outcome.outcome, names)} />
      {/* Sanitised by the server, which is the only source of flows. */}
      <Sanitised className={styles.text} html={fillHtml(outcome.text, names)} />
      <OutcomeActions {...actions} />
      {outcome.copy && (
        <TitledText
          title={copyTitles[outcome.copy.for]}
          text={fill(outcome.copy.text, names)}
          label={say.copyText}
        />
      )}
      {related.length > 0 && <ReadMore articles={related} />}
      {article && (
        <p>
          <Link to={paths.article(article.slug)}>{say.backToArticle(article.title)}</Link>
        </p>
      )}
      <Solved {...solved} />
    </div>
  )
}

export function TitledText({ title, ...text }: ComponentProps<typeof TextToCopy> & { title: string }) {
  const heading = useId()
  return (
    <section aria-labelledby={heading}>
      <h2 id={heading}>{title}</h2>
      <TextToCopy {...text} />
    </section>
  )
}

function ReadMore({ articles }: { articles: readonly Teaser[] }) {
  const heading = useId()
  return (
    <section aria-labelledby={heading}>
      <h2 id={heading}>{say.readMore}</h2>
      <ul className={styles.related}>
        {articles.map((article) => (
          <li key={article.slug}>
            <Link to={paths.article(article.slug)}>{article.title}</Link>
            {article.access === 'locked' && (
              <span className={styles.locked}>
                <Icon name="lock" /> {say.lockedArticle}
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
