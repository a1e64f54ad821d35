import { Link } from 'react-router-dom'
import { troubleshooter as say } from '../../messages/troubleshooter.ts'
import { paths } from '../../paths.ts'
import { buttonClass } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { PageHeading } from '../../ui/page-heading.tsx'
import { stepAddress } from './address.ts'
import { fill, namesFrom } from './fill.ts'
import { handOverText } from './hand-over.ts'
import { TextToCopy } from './outcome-view.tsx'
import outcomeStyles from './outcome-view.module.css'
import type { Situation } from './situation.ts'
import styles from './step-view.module.css'
import { supportAddress } from './support-address.ts'
import { Here, Trail } from './trail.tsx'
import { walk } from './walk.ts'

export function HandOverView({ situation }: { situation: Situation }) {
  const { flow, config, facts, asked, article, now } = situation
  const way = walk(flow, asked.answers, facts)
  const names = namesFrom(config)
  const addressOf = (step: string) =>
    stepAddress(flow.id, step, { answers: way.answers, article: asked.article })
  /** The last page before this one: a question or outcome still open, or the last that did not help. */
  const before = way.end.kind === 'hand-over' ? way.stops.at(-1)?.step : way.end.step
  const text = handOverText(flow, way, {
    names,
    address: window.location.origin,
    signedIn: facts['signed-in'] ?? 'unknown',
    article: article?.title ?? null,
    now,
    timeZone: new Intl.DateTimeFormat().resolvedOptions().timeZone,
    userAgent: navigator.userAgent,
    language: navigator.language,
  })
  const { support } = config.links
  return (
    <div className={styles.page}>
      {before && (
        <p className={styles.back}>
          <Link to={addressOf(before)}>
            <Icon name="arrow-left" /> {say.back}
          </Link>
        </p>
      )}
      <Trail
        stops={way.stops}
        names={names}
        origin={{
          title: flow.title,
          to: paths.troubleshooter(flow.id, asked.article ? { article: asked.article } : {}),
        }}
        changeAddress={addressOf}
      />
      <Here end>
        <div className={outcomeStyles.outcome}>
          <PageHeading title={say.handOver} />
          <div className={outcomeStyles.text}>
            <p>{say.handOverIntro}</p>
            <p>{say.handOverSafe}</p>
          </div>
          <TextToCopy title={say.handOverText} text={text} label={say.copySummary}>
            {support && (
              <a
                className={buttonClass('secondary')}
                href={supportAddress(support, fill(flow.title, names), text)}
              >
                {support.startsWith('mailto:') ? say.mailSupport : say.openSupport}
              </a>
            )}
          </TextToCopy>
          {article && (
            <p>
              <Link to={paths.article(article.slug)}>{say.backToArticle(article.title)}</Link>
            </p>
          )}
        </div>
      </Here>
    </div>
  )
}
