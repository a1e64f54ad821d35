import { useSuspenseQueries } from '@tanstack/react-query'
import { Link } from 'react-router-dom'
import type { DeskFlow } from '../../../contract/desk-flows.ts'
import type { ServedFlow } from '../../../contract/troubleshooter.ts'
import { portalConfigQuery } from '../../http/portal-config.ts'
import { labelOf, wordsOf } from '../../map/map-words.ts'
import { deskFlows as say } from '../../messages/desk-flows.ts'
import { fill, namesFrom } from '../../messages/fill.ts'
import { paths } from '../../paths.ts'
import { Icon } from '../../ui/icon.tsx'
import { PageHeading } from '../../ui/page-heading.tsx'
import { Choices } from './choices.tsx'
import { Endings } from './endings.tsx'
import { DropOff, EdgesTable, HandOvers, OutcomesTable } from './flow-tables.tsx'
import styles from './flows.module.css'
import { NumberedMap } from './numbered-map.tsx'
import { flowNumbersQuery, servedFlowQuery } from './queries.ts'
import view from './view.module.css'

/** What a step and a way out of it are called. Of steps that the flow has no more, only the id is known. */
export type FlowWords = { step: (id: string) => string; by: (id: string, by: string) => string }

const asksSensitive = ({ steps }: ServedFlow) =>
  Object.values(steps).some((step) => 'question' in step && step.sensitive)

/** How readers went through one troubleshooter. */
export function FlowView({ id, search }: { id: string; search: URLSearchParams }) {
  const [{ data: numbers }, { data: flow }, { data: config }] = useSuspenseQueries({
    queries: [flowNumbersQuery(id, search), servedFlowQuery(id), portalConfigQuery],
  })
  const names = namesFrom(config)
  const words: FlowWords = {
    step: (step) => (flow.steps[step] ? fill(wordsOf(flow.steps[step]), names) : step),
    by: (step, by) => (flow.steps[step] ? fill(labelOf(flow.steps[step], by), names) : by),
  }
  const older = numbers.versions.some(({ version }) => version !== numbers.present)
  return (
    <div className={view.view}>
      <div>
        <p className={view.back}>
          <Link to={paths.desk('troubleshooters')}>
            <Icon name="arrow-left" /> {say.back}
          </Link>
        </p>
        <PageHeading title={say.heading(fill(flow.title, names))} />
        <p className={view.lead}>
          <Link to={paths.troubleshooter(id)}>{say.open}</Link>
        </p>
      </div>
      <WhichWays numbers={numbers} />
      {older && numbers.version === null && <p className={view.note}>{say.olderVersions}</p>}
      {numbers.endings.ways === 0 ? (
        <div className={view.empty}>
          <p className={view.emptyTitle}>{say.emptyTitle}</p>
          <p>{say.emptyText}</p>
        </div>
      ) : (
        <>
          <p className={styles.total}>{say.ways(numbers.endings.ways)}</p>
          <Endings endings={numbers.endings} />
          {asksSensitive(flow) && <p className={view.note}>{say.sensitive}</p>}
          <NumberedMap flow={flow} numbers={numbers} words={words} />
          <EdgesTable edges={numbers.edges} words={words} />
          <OutcomesTable outcomes={numbers.outcomes} words={words} />
          <DropOff steps={numbers.steps} words={words} />
          <HandOvers handOvers={numbers.handOvers} words={words} />
        </>
      )}
    </div>
  )
}

function WhichWays({ numbers: { span, version, present, versions } }: { numbers: DeskFlow }) {
  const known = versions.some((one) => one.version === version)
  return (
    <Choices
      label={say.filters}
      apply={say.apply}
      choices={[
        {
          name: 'span',
          label: say.span,
          chosen: span,
          options: [
            { value: '90', words: say.span90 },
            { value: '30', words: say.span30 },
            { value: '365', words: say.span365 },
            { value: 'all', words: say.spanAll },
          ],
        },
        {
          name: 'version',
          label: say.version,
          chosen: version ?? '',
          options: [
            { value: '', words: say.allVersions },
            ...(version !== null && !known ? [{ value: version, words: say.versionOption(version, 0) }] : []),
            ...versions.map((one) => ({
              value: one.version,
              words: say.versionOption(
                one.version === present ? say.present(one.version) : one.version,
                one.ways,
              ),
            })),
          ],
        },
      ]}
    />
  )
}
