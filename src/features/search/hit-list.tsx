import { Link } from 'react-router-dom'
import type { FoundSection, SearchHit } from '../../../contract/search.ts'
import { articles, kindNames } from '../../messages/articles.ts'
import { lockedBecause, search as say } from '../../messages/search.ts'
import { Icon } from '../../ui/icon.tsx'
import styles from './hit-list.module.css'
import { Marked } from './marked.tsx'
import { pageOf, placeOf } from './places.ts'

type Hit<Type extends SearchHit['type']> = Extract<SearchHit, { type: Type }>

/** What was found, best first. What is in a troubleshooter stands on its line, and a lock says why it is closed. */
export const HitList = ({ hits }: { hits: readonly SearchHit[] }) => (
  <ol role="list" className={styles.list} aria-label={say.results}>
    {hits.map((hit) => (
      <li key={`${hit.type} ${pageOf(hit)}`} className={hit.type === 'step' ? styles.step : styles.item}>
        {hit.type === 'step' && <p className={styles.origin}>{say.step(hit.flowTitle)}</p>}
        <h2 className={styles.title}>
          <Link to={pageOf(hit)}>
            <bdi>
              <Marked text={hit.title} />
            </bdi>
          </Link>
        </h2>
        {hit.type === 'article' && <Found {...hit} />}
        {hit.type === 'locked' && <Locked {...hit} />}
        {hit.type === 'step' && (
          <p className={styles.excerpt}>
            <Marked text={hit.excerpt} />
          </p>
        )}
      </li>
    ))}
  </ol>
)

const Found = ({ slug, kind, sections }: Hit<'article'>) => (
  <>
    {sections.map((section) => (
      <Section key={placeOf(slug, section)} slug={slug} section={section} />
    ))}
    <p className={styles.meta}>{kindNames[kind]}</p>
  </>
)

const Section = ({ slug, section }: { slug: string; section: FoundSection }) => (
  <div className={styles.section}>
    {(section.heading ?? section.second) !== null && (
      <p>
        <Link className={styles.place} to={placeOf(slug, section)}>
          {section.second !== null && say.atTime(section.second)}
          {section.second !== null && section.heading && ' – '}
          {section.heading && <Marked text={section.heading.text} />}
        </Link>
      </p>
    )}
    <p className={styles.excerpt}>
      <Marked text={section.excerpt} />
    </p>
  </div>
)

const Locked = ({ kind, summary, reason }: Hit<'locked'>) => (
  <>
    <p className={styles.excerpt}>
      <Marked text={summary} />
    </p>
    <p className={styles.meta}>
      <span>{kindNames[kind]}</span>
      <span className={styles.locked}>
        <Icon name="lock" />
        <span>
          {articles.locked}. <span className={styles.reason}>{lockedBecause[reason]}</span>
        </span>
      </span>
    </p>
  </>
)
