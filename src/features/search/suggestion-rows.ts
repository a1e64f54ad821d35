import type { FoundSection, MarkedText, SearchHit } from '../../../contract/search.ts'
import { kindNames } from '../../messages/articles.ts'
import { lockedBecause, search as say } from '../../messages/search.ts'
import { pageOf, placeOf } from './places.ts'

/** A line to choose: where it leads, what it is called, and below that what it is. */
export type Row = { to: string; what: SearchHit['type'] | 'section'; title: MarkedText; note: MarkedText }

/** More than can be taken in at a glance are no suggestions any more. */
const most = 6

const plain = (text: string): MarkedText => [{ text, hit: false }]
const isMarked = (text: MarkedText) => text.some(({ hit }) => hit)

/** An article whose title says nothing of what was typed is suggested by the heading that does. */
export const rowsOf = (hits: readonly SearchHit[]): Row[] => hits.slice(0, most).map(rowOf)

function rowOf(hit: SearchHit): Row {
  const row = { to: pageOf(hit), what: hit.type, title: hit.title }
  if (hit.type === 'step') return { ...row, note: plain(say.step(hit.flowTitle)) }
  if (hit.type === 'locked') return { ...row, note: plain(lockedBecause[hit.reason]) }
  const section = isMarked(hit.title) ? undefined : hit.sections.find(isNamed)
  if (!section) return { ...row, note: plain(kindNames[hit.kind]) }
  return { to: placeOf(hit.slug, section), what: 'section', title: section.heading.text, note: hit.title }
}

const isNamed = (section: FoundSection): section is FoundSection & { heading: { text: MarkedText } } =>
  section.heading !== null && isMarked(section.heading.text)
