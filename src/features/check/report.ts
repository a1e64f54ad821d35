import { type CheckId, type Verdicts, groups } from '../../checks/check.ts'
import { check as say, checkNames, groupNames, stateWords } from '../../messages/check.ts'
import { withoutSecrets } from '../../session/sign-in-failed.ts'
import { inWords } from './in-words.ts'

type Around = { portal: string; issuer: string; now: Date }

/**
 * All that was found, as plain text for an administrator or support. Sentences and verdicts only: no rule is given a token, a code, a
 * state or an address of a person. What servers say of themselves is looked through once more.
 */
export function reportText(verdicts: Verdicts, { portal, issuer, now }: Around): string {
  const line = (id: CheckId) => {
    const verdict = verdicts[id]
    if (!verdict) return []
    return [`- ${checkNames[id]}: ${stateWords[verdict.state]} (${verdict.says}). ${inWords(verdict)}`]
  }
  const parts = groups.flatMap(([group, ids]) => {
    const lines = ids.flatMap(line)
    return lines.length > 0 ? ['', groupNames[group], ...lines] : []
  })
  const heading = [say.title, say.time(now.toISOString()), say.portal(portal), say.provider(issuer)]
  return withoutSecrets([...heading, ...parts].join('\n'))
}
