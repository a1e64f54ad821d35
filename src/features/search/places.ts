import type { FoundSection, SearchHit } from '../../../contract/search.ts'
import { paths } from '../../paths.ts'

/** Where in an article something was found: below a heading, at a second of its video, or at its beginning. */
export function placeOf(slug: string, { heading, second }: FoundSection): string {
  if (second !== null) return `${paths.article(slug)}#t=${Math.floor(second)}`
  return heading ? `${paths.article(slug)}#${encodeURIComponent(heading.id)}` : paths.article(slug)
}

export const pageOf = (hit: SearchHit) =>
  hit.type === 'step' ? paths.step(hit.flow, hit.step, hit.answers) : paths.article(hit.slug)
