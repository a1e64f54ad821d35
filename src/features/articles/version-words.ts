import { isRange, type Versions } from '../../../contract/versions.ts'
import { articles as say } from '../../messages/articles.ts'

export function versionWords(versions: Versions): string {
  if (typeof versions === 'string') return say.anyVersion
  if (!isRange(versions)) return say.versions(versions)
  const { from, to } = versions
  if (from === undefined) return to === undefined ? say.anyVersion : say.versionsTo(to)
  if (to === undefined) return say.versionsFrom(from)
  return from === to ? say.versions([from]) : say.versionRange(from, to)
}
