import { useState } from 'react'
import { Link } from 'react-router-dom'
import { handOver, walk } from '../../../contract/flow-walk.ts'
import { wire } from '../../http/wire.ts'
import { fill, namesFrom } from '../../messages/fill.ts'
import { troubleshooter as say } from '../../messages/troubleshooter.ts'
import { paths } from '../../paths.ts'
import { buttonClass } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { PageHeading } from '../../ui/page-heading.tsx'
import { useAlive } from '../../ui/use-alive.ts'
import { stepAddress } from './address.ts'
import { Explained } from './explained.tsx'
import { handOverText } from './hand-over.ts'
import outcomeStyles from './outcome-view.module.css'
import { TitledText } from './outcome-view.tsx'
import type { Situation } from './situation.ts'
import styles from './step-view.module.css'
import { supportAddress } from './support-address.ts'
import { Here, Trail } from './trail.tsx'
import { useWayReports } from './use-way-reports.ts'

export function HandOverView({ situation }: { situation: Situation }) {
  const { flow, config, facts, asked, article, now } = situation
  const [passOnSensitive, setPassOn] = useState(false)
  const isAlive = useAlive()
  const way = walk(flow, asked.answers, facts)
  const names = namesFrom(config)
  useWayReports(flow, { stops: way.stops, step: handOver })
  const addressOf = (step: string) => stepAddress(situation, step, way.answers)
  /** The last page before this one: a question or outcome still open, or the last that did not help. */
  const before = way.end.kind === 'hand-over' ? way.stops.at(-1)?.step : way.end.step
  const text = handOverText(flow, way, {
    names,
    address: wire.origin(),
    signedIn: facts['signed-in'] ?? 'unknown',
    article: article?.title ?? null,
    browser: isAlive
      ? {
          now,
          timeZone: new Intl.DateTimeFormat().resolvedOptions().timeZone,
          userAgent: navigator.userAgent,
          language: navigator.language,
        }
      : null,
    passOnSensitive,
  })
  const { support } = config.links
  const sensitive = way.stops.find((stop) => stop.kind === 'answered' && stop.question.sensitive)
  return (
    <div className={styles.page}>
      {before && (
        <p className={styles.back}>
          <Link to={addressOf(before)}>
            <Icon name="arrow-left" /> {say.back}
          </Link>
        </p>
      )}
      <Explained {...{ flow, names }} detour={null} outdated={[]} forgotten={asked.forgotten} />
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
          {sensitive?.kind === 'answered' && (
            <PassOn
              question={fill(sensitive.question.question, names)}
              chosen={passOnSensitive}
              onChange={setPassOn}
            />
          )}
          <TitledText title={say.handOverText} text={text} label={say.copySummary}>
            {support && (
              <a
                className={buttonClass('secondary')}
                href={supportAddress(support, fill(flow.title, names), text)}
              >
                {support.startsWith('mailto:') ? say.mailSupport : say.openSupport}
              </a>
            )}
          </TitledText>
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

type PassOnProps = { question: string; chosen: boolean; onChange: (chosen: boolean) => void }

const PassOn = ({ question, chosen, onChange }: PassOnProps) => (
  <div className={outcomeStyles.passOn}>
    <input
      type="checkbox"
      id="pass-on"
      checked={chosen}
      aria-describedby="pass-on-hint"
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
    <div>
      <label htmlFor="pass-on">{say.handOverAdd(question)}</label>
      <p id="pass-on-hint">{say.handOverAddHint}</p>
    </div>
  </div>
)
