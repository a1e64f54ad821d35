import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, use, useEffect, useRef } from 'react'
import { DrawAhead } from '../../ui/draw-ahead.ts'
import { Link, useNavigate } from 'react-router-dom'
import { type Answers, handOver, unsolved, type Walk, walk } from '../../../contract/flow-walk.ts'
import { namesFrom } from '../../messages/fill.ts'
import { troubleshooter as say } from '../../messages/troubleshooter.ts'
import { paths } from '../../paths.ts'
import { Icon } from '../../ui/icon.tsx'
import { pageAtHand } from '../../ui/page-at-hand.ts'
import { offersFrom } from './actions.ts'
import { stepAddress } from './address.ts'
import { Explained } from './explained.tsx'
import { openChecks } from './open-checks.ts'
import { OutcomeView } from './outcome-view.tsx'
import { QuestionForm } from './question-form.tsx'
import { bring, isThere, type StepData } from './step-data.ts'
import styles from './step-view.module.css'
import { Here, Trail } from './trail.tsx'
import { useWayReports } from './use-way-reports.ts'

export function StepView({ situation, standing, related, outdated, missed }: Omit<StepData, 'address'>) {
  const { flow, config, facts, asked, article } = situation
  const { here, stops, walk: whole, detour } = standing
  const client = useQueryClient()
  const navigate = useNavigate()
  const drawAhead = use(DrawAhead)
  const names = namesFrom(config)
  const slug = asked.article
  const tell = useWayReports(flow, { stops, step: here.step })
  const addressOf = (step: string, answers: Answers = whole.answers) => stepAddress(situation, step, answers)
  /** As far as the answers lead once this one is given: later ones that still hold are not asked again. */
  const nextWalk = (answer: string) => walk(flow, new Map(asked.answers).set(here.step, answer), facts)
  const nextAddress = (next: Walk) => {
    // A check has no page of its own: its address leads to what follows, once it is made.
    const [open = next.end.step] = openChecks(next, facts)
    return addressOf(open, next.answers)
  }
  const chosen = useRef<Walk>(null)
  // What is still on its way is of no use at another step, or elsewhere.
  useEffect(() => () => void (chosen.current = null), [here.step])
  /** Whoever chose an answer will most likely go on. */
  const onChoose = async (answer: string) => {
    const next = nextWalk(answer)
    chosen.current = next
    await bring(client, next)
    if (chosen.current === next && isThere(client, situation, next)) drawAhead(nextAddress(next))
  }
  const onContinue = (answer: string) => {
    const next = nextWalk(answer)
    const state = isThere(client, situation, next) ? pageAtHand : undefined
    void navigate(nextAddress(next), { state })
  }
  const previous = stops.findLast((stop) => stop.kind !== 'checked')
  const origin = paths.troubleshooter(flow.id, slug ? { article: slug } : {})

  let content: ReactNode
  if (here.kind === 'question') {
    content = (
      <QuestionForm
        id={here.step}
        question={here.question}
        chosen={here.chosen}
        names={names}
        missed={missed}
        here={addressOf(here.step)}
        onChoose={onChoose}
        onContinue={onContinue}
      />
    )
  } else if (here.kind === 'outcome') {
    content = (
      <OutcomeView
        outcome={here.outcome}
        names={names}
        related={related}
        article={article}
        actions={{
          offers: offersFrom(here.outcome.actions ?? [], {
            links: config.links,
            signedIn: facts['signed-in'] === 'yes',
          }),
          here: addressOf(here.step),
          handOver: addressOf(handOver),
        }}
        solved={{
          nextAddress: nextAddress(nextWalk(unsolved)),
          report: (solved) => tell.verdict(here.step, solved),
        }}
      />
    )
  }

  return (
    <div className={styles.page}>
      <p className={styles.back}>
        <Link to={previous ? addressOf(previous.step) : origin}>
          <Icon name="arrow-left" /> {say.back}
        </Link>
      </p>
      <Explained {...{ flow, names, detour, outdated }} forgotten={asked.forgotten} />
      <Trail
        stops={stops}
        names={names}
        origin={{ title: flow.title, to: origin }}
        changeAddress={addressOf}
      />
      <Here key={here.step} end={here.kind === 'outcome'}>
        {content}
      </Here>
    </div>
  )
}
